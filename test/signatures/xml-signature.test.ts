import { signXml } from '../../src/sandbox/certification-authority/index.ts';
import { publicKeyOf } from '../../src/signatures/certificates/x509.ts';
import { readXmlSignature, signingXml } from '../../src/signatures/index.ts';
import { CONTENT } from '../support/signatures.ts';
import { testVectors, vectorBytes } from '../support/test-vectors.ts';
import { DOCUMENT, type XmlWorld, xmlWorld } from '../support/xml-signatures.ts';

const C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

let world: XmlWorld;
beforeAll(async () => {
  world = await xmlWorld();
});

describe('the document given out for signXml', () => {
  it('is always the same for the same bytes, and holds them', () => {
    const text = Buffer.from(signingXml(CONTENT)).toString();
    expect(Buffer.from(signingXml(CONTENT)).toString()).toBe(text);
    expect(text).toMatch(
      /^<signingDocument xmlns="urn:qyzmet:signing-document:1"><content encoding="base64" sha256="[0-9a-f]{64}">/,
    );
    expect(Buffer.from(/>([^<]+)</.exec(text)?.[1] ?? '', 'base64')).toEqual(CONTENT);
  });
});

describe('an enveloped signature', () => {
  it('with an RSA key, as Kalkan makes it, is over the document', async () => {
    expect(await world.check(world.signed())).toBe('VALID');
    const read = await readXmlSignature(Buffer.from(world.signed()), DOCUMENT);
    expect(read).toMatchObject({ format: 'XML', family: 'RSA', signingTime: undefined, embedded: [] });
    expect(Buffer.from(read.signer.der)).toEqual(world.applicant.certificate);
    expect(Buffer.from(read.signedBytes).toString()).toMatch(/^<ds:SignedInfo /);
  });

  it('with a GOST key, too', async () => {
    const signed = signXml(world.gostApplicant, DOCUMENT);
    expect(await world.check(signed)).toBe('VALID');
    expect(await readXmlSignature(signed, DOCUMENT)).toMatchObject({ family: 'GOST2015-512' });
    expect(await world.check(signed, signingXml(Buffer.from('another')))).toBe('CONTENT_MISMATCH');
  });

  it.each([
    [C14N, [ENVELOPED, C14N]],
    [C14N, [ENVELOPED, EXCLUSIVE]],
    [EXCLUSIVE, [ENVELOPED, EXCLUSIVE]],
    [EXCLUSIVE, [ENVELOPED, C14N]],
    [EXCLUSIVE, [ENVELOPED, `${EXCLUSIVE}WithComments`]],
  ])('may be made canonical by %s and %j', async (canonicalization, transforms) => {
    expect(await world.check(world.signed({ canonicalization, transforms }))).toBe('VALID');
  });

  it.each<[string, (xml: string) => string]>([
    ['after an XML declaration', (xml) => `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n${xml}\n`],
    ['in lines of base64 ended as Java ends them', (xml) => wrapBase64(xml, '&#13;\n')],
    ['in lines of base64', (xml) => wrapBase64(xml, '\n')],
    ['with quotes of the other kind', (xml) => xml.replace(/ xmlns="([^"]+)"/, " xmlns='$1'")],
    ['with spaces in a tag', (xml) => xml.replace('<ds:SignedInfo>', '<ds:SignedInfo  >')],
  ])('may be written %s', async (_, change) => {
    expect(await world.check(world.forged(change))).toBe('VALID');
  });

  it('may enclose the issuer’s certificate, too', async () => {
    const issuing = Buffer.from(world.authority.issuingDer()).toString('base64');
    const more = `</ds:X509Certificate><ds:X509Certificate>${issuing}</ds:X509Certificate>`;
    const signed = world.forged((xml) => xml.replace('</ds:X509Certificate>', more));
    expect(await world.check(signed)).toBe('VALID');
    expect((await readXmlSignature(Buffer.from(signed), DOCUMENT)).embedded).toHaveLength(1);
  });

  it('is over documents with namespaces, attributes, entities and line ends of their own', async () => {
    const document = Buffer.from(
      '<a:r xmlns:a="urn:a" xmlns="urn:b" b="2" a:a="1&amp;&quot;&lt;" id="x">\r\n<e c="Ә&#10;"/>қағаз &lt; &#13;ё</a:r>',
    );
    for (const canonicalization of [C14N, EXCLUSIVE]) {
      const transforms = [ENVELOPED, canonicalization];
      const signed = signXml(world.applicant, document, { canonicalization, transforms });
      expect(await world.check(signed, document)).toBe('VALID');
      expect(await world.check(signed)).toBe('CONTENT_MISMATCH');
    }
  });
});

describe('a signature of another document', () => {
  it.each<[string, (xml: string) => string]>([
    ['by its text', (xml) => xml.replace(/(<content[^>]*>.)./, '$1_')],
    ['by an attribute', (xml) => xml.replace('encoding="base64"', 'encoding="base65"')],
    ['by one attribute more', (xml) => xml.replace('encoding=', 'more="1" encoding=')],
    ['by a space', (xml) => xml.replace('</content>', '</content> ')],
    ['by an element', (xml) => xml.replace('</content>', '</content><content/>')],
    ['by its namespace', (xml) => xml.replace('signing-document:1', 'signing-document:2')],
    ['by its name', (xml) => xml.replaceAll('signingDocument', 'signedDocument')],
  ])('%s', async (_, change) => {
    expect(await world.check(world.forged(change))).toBe('CONTENT_MISMATCH');
    const document = Buffer.from(Buffer.from(DOCUMENT).toString());
    const other = change(`${document}`.replace('</signingDocument>', '<ds:Signature/></signingDocument>'));
    const given = Buffer.from(other.replace('<ds:Signature/>', ''));
    expect(await world.check(world.forged(change), given)).toBe('DIGEST_MISMATCH');
  });

  it('by what was given out', async () => {
    expect(await world.check(world.signed(), signingXml(Buffer.from('another')))).toBe('CONTENT_MISMATCH');
  });
});

describe('what was signed is changed', () => {
  it('its digest', async () => {
    const digest = Buffer.alloc(32, 7).toString('base64');
    const change = (xml: string) => xml.replace(/(<ds:DigestValue>)[^<]*/, `$1${digest}`);
    expect(await world.check(world.forged(change))).toBe('DIGEST_MISMATCH');
  });

  it.each<[string, (xml: string) => string]>([
    ['a space in it', (xml) => xml.replace('<ds:SignedInfo>', '<ds:SignedInfo> ')],
    ['an identifier', (xml) => xml.replace('<ds:SignedInfo>', '<ds:SignedInfo Id="a">')],
    ['a namespace', (xml) => xml.replace('<ds:SignedInfo>', '<ds:SignedInfo xmlns:x="urn:x">')],
    ['a namespace from outside', (xml) => xml.replace('<ds:Signature ', '<ds:Signature xmlns:x="urn:x" ')],
    [
      'the signature',
      (xml) =>
        xml.replace(/(<ds:SignatureValue>.{8})(.)/, (_, head, one) => `${head}${one === 'A' ? 'B' : 'A'}`),
    ],
    ['its canonical form', (xml) => xml.replace(`Algorithm="${C14N}"`, `Algorithm="${EXCLUSIVE}"`)],
    ['the way to its digest', (xml) => xml.replace(`${C14N}#WithComments`, C14N)],
  ])('%s', async (_, change) => {
    expect(await world.check(world.forged(change))).toBe('BAD_SIGNATURE');
  });

  it('somebody else’s certificate is put in place', async () => {
    const other = await world.authority.certify({ ...PERSON, algorithm: 'RSA' });
    const change = (xml: string) =>
      xml.replace(/(<ds:X509Certificate>)[^<]*/, `$1${other.certificate.toString('base64')}`);
    expect(await world.check(world.forged(change))).toBe('BAD_SIGNATURE');
  });

  it('a certificate of another kind of key is put in place', async () => {
    const base64 = Buffer.from(world.gostApplicant.certificate).toString('base64');
    const change = (xml: string) => xml.replace(/(<ds:X509Certificate>)[^<]*/, `$1${base64}`);
    expect(await world.check(world.forged(change))).toBe('ALG_MISMATCH');
  });

  it('what stands for a certificate is none', async () => {
    const change = (xml: string) => xml.replace(/(<ds:X509Certificate>)[^<]*/, '$1AAAA');
    expect(await world.check(world.forged(change))).toBe('MALFORMED');
  });
});

const PERSON = {
  surname: 'Сынақова',
  givenName: 'Зәуре',
  iin: '050405400334',
  template: 'INDIVIDUAL',
} as const;

it('signatures that Kalkan made are read and verify', async () => {
  const vectors = testVectors('xml');
  if (vectors.length === 0) console.info('passed over: there is no signed XML among the test vectors');
  for (const vector of vectors) {
    const signed = vectorBytes(vector);
    const document = Buffer.from(signed.toString().replace(/<ds:Signature .*<\/ds:Signature>/s, ''));
    const { digest, signer, signedBytes, signature } = await readXmlSignature(signed, document);
    const verified = await publicKeyOf(signer).verify(digest, signedBytes, signature);
    expect([vector.file, verified]).toEqual([vector.file, true]);
  }
});

function wrapBase64(xml: string, lineEnd: string): string {
  return xml.replace(/(<ds:(?:SignatureValue|X509Certificate)>)([^<]*)/g, (_, tag, base64: string) =>
    [tag, ...(base64.match(/.{1,76}/g) ?? [])].join(lineEnd),
  );
}
