import type { SigningIdentity } from '../../src/sandbox/certification-authority/index.ts';
import { DOCUMENT, type XmlWorld, xmlWorld } from '../support/xml-signatures.ts';

const C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

let world: XmlWorld;
beforeAll(async () => {
  world = await xmlWorld();
});

/** Each made and signed by whoever attacks, with a certificate of their own. */
describe('a signature that is well made over something else than the whole document', () => {
  const resigned = (change: (xml: string) => string) => signAnew(world.forged(change), world.applicant);

  it('a control: signing anew what was changed makes a good signature of it', async () => {
    const change = (xml: string) => xml.replace('<ds:SignedInfo>', '<ds:SignedInfo Id="a">');
    expect(await world.check(resigned(change))).toBe('VALID');
  });

  it.each<[string, string, (xml: string) => string]>([
    ['a part by its identifier', 'XML_NOT_WHOLE_DOCUMENT', (xml) => reference(xml, 'URI="#part"')],
    ['a part by XPointer', 'XML_NOT_WHOLE_DOCUMENT', (xml) => reference(xml, 'URI="#xpointer(/)"')],
    ['another document', 'XML_NOT_WHOLE_DOCUMENT', (xml) => reference(xml, 'URI="http://127.0.0.1/x"')],
    ['what the receiver knows', 'XML_NOT_WHOLE_DOCUMENT', (xml) => reference(xml, '')],
    [
      'two references',
      'XML_NOT_WHOLE_DOCUMENT',
      (xml) => xml.replace(/(<ds:Reference.*<\/ds:Reference>)/, '$1$1'),
    ],
    ['no reference', 'XML_MALFORMED', (xml) => xml.replace(/<ds:Reference.*<\/ds:Reference>/, '')],
    ['a reference with a type', 'XML_MALFORMED', (xml) => reference(xml, 'URI="" Type="urn:x"')],
    ['no transforms', 'XML_TRANSFORM', (xml) => xml.replace(/<ds:Transforms>.*<\/ds:Transforms>/, '')],
    ['one transform', 'XML_TRANSFORM', (xml) => transforms(xml, ENVELOPED)],
    ['the other one', 'XML_TRANSFORM', (xml) => transforms(xml, C14N)],
    ['both the other way', 'XML_TRANSFORM', (xml) => transforms(xml, C14N, ENVELOPED)],
    ['the canonical form twice', 'XML_TRANSFORM', (xml) => transforms(xml, C14N, C14N)],
    [
      'XPath in place of the first',
      'XML_TRANSFORM',
      (xml) => transforms(xml, 'http://www.w3.org/TR/1999/REC-xpath-19991116', C14N),
    ],
    ['a third', 'XML_TRANSFORM', (xml) => transforms(xml, ENVELOPED, C14N, C14N)],
    [
      'base64',
      'XML_TRANSFORM',
      (xml) => transforms(xml, ENVELOPED, 'http://www.w3.org/2000/09/xmldsig#base64'),
    ],
    [
      'XPath',
      'XML_TRANSFORM',
      (xml) => transforms(xml, ENVELOPED, 'http://www.w3.org/TR/1999/REC-xpath-19991116'),
    ],
    [
      'an XPath filter',
      'XML_TRANSFORM',
      (xml) => transforms(xml, ENVELOPED, 'http://www.w3.org/2002/06/xmldsig-filter2'),
    ],
    [
      'XSLT',
      'XML_TRANSFORM',
      (xml) => transforms(xml, ENVELOPED, 'http://www.w3.org/TR/1999/REC-xslt-19991116'),
    ],
    [
      'a transform with parameters',
      'XML_TRANSFORM',
      (xml) => xml.replace('#WithComments"/>', '#WithComments"><ds:XPath>/</ds:XPath></ds:Transform>'),
    ],
    [
      'a canonical form with parameters',
      'XML_TRANSFORM',
      (xml) => xml.replace(/(CanonicalizationMethod [^>]*)\/>/, '$1><ds:X/></ds:CanonicalizationMethod>'),
    ],
    [
      'a canonical form with comments',
      'XML_TRANSFORM',
      (xml) => xml.replace(/(CanonicalizationMethod Algorithm="[^"]*)/, '$1#WithComments'),
    ],
    [
      'a digest by SHA-1',
      'WEAK_ALGORITHM',
      (xml) => xml.replace('2001/04/xmlenc#sha256', '2000/09/xmldsig#sha1'),
    ],
    [
      'a signature by SHA-1',
      'WEAK_ALGORITHM',
      (xml) => xml.replace('2001/04/xmldsig-more#rsa-sha256', '2000/09/xmldsig#rsa-sha1'),
    ],
    ['a signature by MD5', 'WEAK_ALGORITHM', (xml) => xml.replace('#rsa-sha256', '#rsa-md5')],
    [
      'HMAC with the public key',
      'UNSUPPORTED_ALGORITHM',
      (xml) => xml.replace('2001/04/xmldsig-more#rsa-sha256', '2000/09/xmldsig#hmac-sha1'),
    ],
    ['HMAC of a newer kind', 'UNSUPPORTED_ALGORITHM', (xml) => xml.replace('#rsa-sha256', '#hmac-sha256')],
    ['an unknown algorithm', 'UNSUPPORTED_ALGORITHM', (xml) => xml.replace('#rsa-sha256', '#rsa-sha257')],
    [
      'a digest that is not the signature’s',
      'ALG_MISMATCH',
      (xml) => xml.replace('xmlenc#sha256', 'xmlenc#sha512'),
    ],
    [
      'a shorter output',
      'XML_MALFORMED',
      (xml) =>
        xml.replace(
          /(SignatureMethod [^>]*)\/>/,
          '$1><ds:HMACOutputLength>8</ds:HMACOutputLength></ds:SignatureMethod>',
        ),
    ],
    [
      'no algorithm',
      'XML_MALFORMED',
      (xml) => xml.replace(/SignatureMethod Algorithm="[^"]*"/, 'SignatureMethod'),
    ],
    [
      'a digest in two',
      'XML_MALFORMED',
      (xml) => xml.replace(/(<ds:DigestValue>.*<\/ds:DigestValue>)/, '$1$1'),
    ],
    [
      'an element within the digest',
      'XML_MALFORMED',
      (xml) => xml.replace('<ds:DigestValue>', '<ds:DigestValue><ds:X/>'),
    ],
    [
      'a digest that is not base64',
      'XML_MALFORMED',
      (xml) => xml.replace('<ds:DigestValue>', '<ds:DigestValue>*'),
    ],
    ['words between its parts', 'XML_MALFORMED', (xml) => xml.replace('<ds:Reference', 'words<ds:Reference')],
    [
      'an element of another namespace',
      'XML_MALFORMED',
      (xml) => xml.replace('<ds:Transforms>', '<Transforms/><ds:Transforms>'),
    ],
    [
      'names of XMLDSig in another namespace',
      'XML_MALFORMED',
      (xml) => xml.replace('<ds:SignedInfo>', '<ds:SignedInfo xmlns:ds="urn:x">'),
    ],
  ])('%s', async (_, code, change) => {
    expect(await world.check(resigned(change))).toBe(code);
  });
});

describe('a message with one signature, in its place, or none at all', () => {
  it.each<[string, string, (xml: string) => string]>([
    ['no signature', 'NO_SIGNERS', (xml) => xml.replace(/<ds:Signature .*<\/ds:Signature>/, '')],
    [
      'a signature by name only',
      'NO_SIGNERS',
      (xml) => xml.replace('xmlns:ds="http://www.w3.org/2000', 'xmlns:ds="http://www.w3.org/2001'),
    ],
    [
      'two signatures',
      'TOO_MANY_SIGNERS',
      (xml) => xml.replace(/(<ds:Signature .*<\/ds:Signature>)/, '$1$1'),
    ],
    [
      'a signature within a signature',
      'TOO_MANY_SIGNERS',
      (xml) => xml.replace('</ds:KeyInfo>', '<ds:Signature/></ds:KeyInfo>'),
    ],
    [
      'a signature deeper down',
      'XML_NOT_WHOLE_DOCUMENT',
      (xml) => xml.replace(/(<ds:Signature .*<\/ds:Signature>)/, '<deeper>$1</deeper>'),
    ],
    [
      'a signature in place of the root',
      'XML_NOT_WHOLE_DOCUMENT',
      (xml) => /<ds:Signature .*<\/ds:Signature>/.exec(xml)?.[0] ?? '',
    ],
    [
      'the signed document moved into another',
      'CONTENT_MISMATCH',
      (xml) => {
        const signature = /<ds:Signature .*<\/ds:Signature>/.exec(xml)?.[0] ?? '';
        return `<evil>${xml.replace(signature, '')}${signature}</evil>`;
      },
    ],
    [
      'the signed document moved into the signature',
      'XML_MALFORMED',
      (xml) => {
        const [root = '', , signature = ''] =
          /^(<signingDocument[^>]*>)(.*?)(<ds:Signature .*<\/ds:Signature>)/.exec(xml)?.slice(1) ?? [];
        const object = `<ds:Object>${Buffer.from(DOCUMENT).toString()}</ds:Object></ds:Signature>`;
        return `${root}<content>evil</content>${signature.replace('</ds:Signature>', object)}</signingDocument>`;
      },
    ],
    ['a second root', 'XML_MALFORMED', (xml) => `${xml}<more/>`],
    ['words after the root', 'XML_MALFORMED', (xml) => `${xml}words`],
    ['words before the root', 'XML_MALFORMED', (xml) => `words${xml}`],
    ['two SignedInfo', 'XML_MALFORMED', (xml) => xml.replace(/(<ds:SignedInfo>.*<\/ds:SignedInfo>)/, '$1$1')],
    ['no SignedInfo', 'XML_MALFORMED', (xml) => xml.replace(/<ds:SignedInfo>.*<\/ds:SignedInfo>/, '')],
    [
      'its parts in another order',
      'XML_MALFORMED',
      (xml) =>
        xml.replace(
          /(<ds:SignedInfo>.*<\/ds:SignedInfo>)(<ds:SignatureValue>.*<\/ds:SignatureValue>)/,
          '$2$1',
        ),
    ],
    [
      'no value',
      'XML_MALFORMED',
      (xml) => xml.replace(/<ds:SignatureValue>.*<\/ds:SignatureValue>/, '<ds:SignatureValue/>'),
    ],
    ['no key', 'NO_SIGNER_CERT', (xml) => xml.replace(/<ds:KeyInfo>.*<\/ds:KeyInfo>/, '')],
    [
      'a bare key',
      'NO_SIGNER_CERT',
      (xml) => xml.replace(/<ds:X509Data>.*<\/ds:X509Data>/, '<ds:KeyValue/>'),
    ],
    [
      'a bare key besides',
      'XML_MALFORMED',
      (xml) => xml.replace('</ds:X509Data>', '</ds:X509Data><ds:KeyValue/>'),
    ],
    [
      'a name for a certificate',
      'XML_MALFORMED',
      (xml) => xml.replace(/<ds:X509Certificate>.*<\/ds:X509Certificate>/, '<ds:X509SubjectName/>'),
    ],
    [
      'no certificate',
      'NO_SIGNER_CERT',
      (xml) => xml.replace(/<ds:X509Certificate>.*<\/ds:X509Certificate>/, ''),
    ],
    [
      'seventeen certificates',
      'XML_MALFORMED',
      (xml) => xml.replace(/(<ds:X509Certificate>.*<\/ds:X509Certificate>)/, '$1'.repeat(17)),
    ],
    ['an object', 'XML_MALFORMED', (xml) => xml.replace('</ds:Signature>', '<ds:Object/></ds:Signature>')],
  ])('%s', async (_, code, change) => {
    expect(await world.check(world.forged(change))).toBe(code);
  });
});

/** The signature's value made again over its SignedInfo as it now stands. */
function signAnew(xml: string, { key }: SigningIdentity): string {
  const signedInfo = /<ds:SignedInfo.*<\/ds:SignedInfo>/.exec(xml)?.[0] ?? '';
  const inherited = ' xmlns="urn:qyzmet:signing-document:1" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"';
  const canonical = signedInfo
    .replace('<ds:SignedInfo', `<ds:SignedInfo${inherited}`)
    .replace(/<(ds:\w+)([^>]*)\/>/g, '<$1$2></$1>');
  const value = key.sign(Buffer.from(canonical)).toString('base64');
  return xml.replace(/(<ds:SignatureValue>)[^<]*/, `$1${value}`);
}

function reference(xml: string, attributes: string): string {
  return xml.replace('<ds:Reference URI=""', `<ds:Reference ${attributes}`);
}

function transforms(xml: string, ...algorithms: string[]): string {
  const list = algorithms.map((algorithm) => `<ds:Transform Algorithm="${algorithm}"/>`).join('');
  return xml.replace(/(<ds:Transforms>).*(<\/ds:Transforms>)/, `$1${list}$2`);
}
