import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pem } from '../../src/asn1/index.ts';
import { signingXml } from '../../src/signatures/index.ts';
import { DOCUMENT, type XmlWorld, xmlWorld } from '../support/xml-signatures.ts';

const installed = spawnSync('xmlsec1', ['--version']).stdout?.toString().startsWith('xmlsec1') ?? false;
if (!installed) console.info('passed over: xmlsec1 is not on the path');
const withXmlsec = installed ? describe : describe.skip;

const C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

withXmlsec('xmlsec1 and the XML signatures here agree', () => {
  let world: XmlWorld;
  let folder: string;
  const file = (name: string) => join(folder, name);
  /** Whether it went well. */
  const xmlsec = (...args: string[]) => spawnSync('xmlsec1', args, { cwd: folder }).status === 0;

  beforeAll(async () => {
    world = await xmlWorld();
    folder = mkdtempSync(join(tmpdir(), 'qyzmet-xmlsec-'));
    writeFileSync(file('root.pem'), world.authority.rootPem());
    writeFileSync(file('issuing.pem'), world.authority.issuingPem());
    writeFileSync(file('key.pem'), pem('PRIVATE KEY', world.key.privateKeyInfo()));
    writeFileSync(file('certificate.pem'), world.applicant.certificatePem);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const verify = (signed: string) => {
    writeFileSync(file('signed.xml'), signed);
    const time = ['--verification-gmt-time', '2026-11-22 10:00:00'];
    return xmlsec(
      ...['--verify', '--trusted-pem', 'root.pem', '--untrusted-pem', 'issuing.pem', ...time, 'signed.xml'],
    );
  };

  it.each([
    [C14N, `${C14N}#WithComments`],
    [C14N, C14N],
    [EXCLUSIVE, EXCLUSIVE],
    [C14N, EXCLUSIVE],
    [EXCLUSIVE, C14N],
  ])('on what the sandbox signs: %s, %s', async (canonicalization, canonical) => {
    const signed = world.signed({ canonicalization, transforms: [ENVELOPED, canonical] });
    expect([await world.check(signed), verify(signed)]).toEqual(['VALID', true]);
    const other = signed.replace('encoding="base64"', 'encoding="other"');
    expect([await world.check(other), verify(other)]).toEqual(['CONTENT_MISMATCH', false]);
  });

  const template = (document: string, canonicalization: string, canonical: string) =>
    document.replace(
      /<\/[^>]+>$/,
      (end) => `<s:Signature xmlns:s="http://www.w3.org/2000/09/xmldsig#">
  <s:SignedInfo>
    <s:CanonicalizationMethod Algorithm="${canonicalization}"/>
    <s:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>
    <s:Reference URI="">
      <s:Transforms><s:Transform Algorithm="${ENVELOPED}"/><s:Transform Algorithm="${canonical}"/></s:Transforms>
      <s:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>
      <s:DigestValue/>
    </s:Reference>
  </s:SignedInfo>
  <s:SignatureValue/>
  <s:KeyInfo><s:X509Data><s:X509Certificate/></s:X509Data></s:KeyInfo>
</s:Signature>${end}`,
    );
  const sign = (document: Uint8Array, canonicalization: string, canonical: string) => {
    writeFileSync(
      file('template.xml'),
      template(Buffer.from(document).toString(), canonicalization, canonical),
    );
    expect(
      xmlsec('--sign', '--privkey-pem', 'key.pem,certificate.pem', '--output', 'made.xml', 'template.xml'),
    ).toBe(true);
    return readFileSync(file('made.xml'));
  };

  const manifold = Buffer.from(
    '<z:r xmlns:z="urn:z" xmlns="urn:b" xmlns:a="urn:a" b="2" a:a="1&amp;&quot;&lt;&gt;" z:a="3" id="x">\n' +
      '<e xmlns="" c="Ә&#10;\t&#13;" a:c="" xmlns:B="urn:B" B:d="4"><B:f/><a:f xmlns:a="urn:a2" a:g="5"/></e>' +
      'қағаз &lt; &gt; &#13; ё 𝔘\n<z:empty/></z:r>',
  );
  it.each([
    ['our document', () => DOCUMENT, C14N, C14N],
    ['our document', () => DOCUMENT, EXCLUSIVE, EXCLUSIVE],
    ['an empty document', () => signingXml(Buffer.of(0)), C14N, `${C14N}#WithComments`],
    ['a manifold document', () => manifold, C14N, C14N],
    ['a manifold document', () => manifold, EXCLUSIVE, EXCLUSIVE],
    ['a manifold document', () => manifold, C14N, EXCLUSIVE],
  ])('on what xmlsec1 signs: %s', async (_, document, canonicalization, canonical) => {
    const signed = sign(document(), canonicalization, canonical);
    expect(await world.check(signed, document())).toBe('VALID');
    expect(await world.check(signed, signingXml(Buffer.from('another')))).toBe('CONTENT_MISMATCH');
  });
});
