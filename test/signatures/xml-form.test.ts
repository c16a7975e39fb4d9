import { publicKeyOf } from '../../src/signatures/certificates/x509.ts';
import { readXmlSignature } from '../../src/signatures/index.ts';
import { DOCUMENT, type XmlWorld, xmlWorld } from '../support/xml-signatures.ts';

let world: XmlWorld;
beforeAll(async () => {
  world = await xmlWorld();
});

describe('XML that is not read at all', () => {
  it.each<[string, string, (xml: string) => string]>([
    ['a document type', 'XML_MALFORMED', (xml) => `<!DOCTYPE signingDocument>${xml}`],
    [
      'an entity from outside',
      'XML_MALFORMED',
      (xml) =>
        `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xml.replace('</content>', '&e;</content>')}`,
    ],
    [
      'a billion laughs',
      'XML_MALFORMED',
      (xml) =>
        `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>${xml.replace('</content>', '&b;</content>')}`,
    ],
    [
      'an entity that nobody declared',
      'XML_MALFORMED',
      (xml) => xml.replace('</content>', '&nbsp;</content>'),
    ],
    ['an ampersand alone', 'XML_MALFORMED', (xml) => xml.replace('</content>', '&</content>')],
    ['a comment', 'XML_MALFORMED', (xml) => xml.replace('</content>', '<!-- --></content>')],
    [
      'a comment in the digest',
      'XML_MALFORMED',
      (xml) => xml.replace('<ds:DigestValue>', '<ds:DigestValue><!--evil-->'),
    ],
    [
      'a comment in SignedInfo',
      'XML_MALFORMED',
      (xml) => xml.replace('<ds:SignedInfo>', '<ds:SignedInfo><!---->'),
    ],
    ['a comment after the root', 'XML_MALFORMED', (xml) => `${xml}<!-- -->`],
    ['a processing instruction', 'XML_MALFORMED', (xml) => xml.replace('</content>', '<?x y?></content>')],
    [
      'an instruction in the digest',
      'XML_MALFORMED',
      (xml) => xml.replace('<ds:DigestValue>', '<ds:DigestValue><?x y?>'),
    ],
    ['an instruction before the root', 'XML_MALFORMED', (xml) => `<?xml-stylesheet href="x"?>${xml}`],
    ['a CDATA section', 'XML_MALFORMED', (xml) => xml.replace('</content>', '<![CDATA[x]]></content>')],
    ['the end of one', 'XML_MALFORMED', (xml) => xml.replace('</content>', ']]></content>')],
    [
      'an identifier twice',
      'XML_NOT_WHOLE_DOCUMENT',
      (xml) =>
        xml.replace('<content ', '<content Id="a" ').replace('<ds:SignedInfo>', '<ds:SignedInfo ID="a">'),
    ],
    [
      'an identifier twice, once of a namespace',
      'XML_NOT_WHOLE_DOCUMENT',
      (xml) => xml.replace('<content ', '<content xmlns:w="urn:w" w:Id="a" id="a" '),
    ],
    ['an attribute twice', 'XML_MALFORMED', (xml) => xml.replace('encoding=', 'encoding="x" encoding=')],
    [
      'an xml: attribute',
      'XML_MALFORMED',
      (xml) => xml.replace('<content ', '<content xml:space="preserve" '),
    ],
    ['a prefix that nobody declared', 'XML_MALFORMED', (xml) => xml.replace('<content ', '<content u:a="" ')],
    [
      'a prefix on an element that nobody declared',
      'XML_MALFORMED',
      (xml) => xml.replace('</content>', '</content><u:a/>'),
    ],
    [
      'an attribute twice by two prefixes',
      'XML_MALFORMED',
      (xml) => xml.replace('<content ', '<content xmlns:u="urn:u" xmlns:v="urn:u" u:a="" v:a="" '),
    ],
    [
      'a prefix declared as nothing',
      'XML_MALFORMED',
      (xml) => xml.replace('<content ', '<content xmlns:u="" '),
    ],
    [
      'the prefix xml declared',
      'XML_MALFORMED',
      (xml) => xml.replace('<content ', '<content xmlns:xml="urn:x" '),
    ],
    [
      'a namespace that would end its own quotes',
      'XML_MALFORMED',
      (xml) => xml.replace('<content ', '<content xmlns:u="urn:u&quot; more=&quot;" '),
    ],
    ['an attribute without quotes', 'XML_MALFORMED', (xml) => xml.replace('"base64"', 'base64')],
    ['an attribute without a value', 'XML_MALFORMED', (xml) => xml.replace('encoding="base64"', 'encoding')],
    ['a tag in an attribute', 'XML_MALFORMED', (xml) => xml.replace('"base64"', '"<base64>"')],
    ['a tag that is not closed', 'XML_MALFORMED', (xml) => xml.replace('</content>', '')],
    ['a tag closed twice', 'XML_MALFORMED', (xml) => xml.replace('</content>', '</content></content>')],
    ['tags that cross', 'XML_MALFORMED', (xml) => xml.replace('</content>', '<a><b></a></b></content>')],
    ['a control character', 'XML_MALFORMED', (xml) => xml.replace('</content>', '\u0001</content>')],
    ['a control character by number', 'XML_MALFORMED', (xml) => xml.replace('</content>', '&#1;</content>')],
    ['a surrogate by number', 'XML_MALFORMED', (xml) => xml.replace('</content>', '&#xD800;</content>')],
    ['a number beyond Unicode', 'XML_MALFORMED', (xml) => xml.replace('</content>', '&#x110000;</content>')],
    ['a line end of XML 1.1', 'XML_MALFORMED', (xml) => xml.replace('</content>', '\u0085</content>')],
    ['XML 1.1', 'XML_MALFORMED', (xml) => `<?xml version="1.1"?>${xml}`],
    [
      'a declared encoding other than UTF-8',
      'XML_MALFORMED',
      (xml) => `<?xml version="1.0" encoding="UTF-16"?>${xml}`,
    ],
    ['a declaration not at the start', 'XML_MALFORMED', (xml) => ` <?xml version="1.0"?>${xml}`],
    ['a byte order mark', 'XML_MALFORMED', (xml) => `\ufeff${xml}`],
    [
      '33 levels',
      'XML_MALFORMED',
      (xml) => xml.replace('</content>', `${'<a>'.repeat(31)}${'</a>'.repeat(31)}</content>`),
    ],
    [
      '100,000 levels',
      'XML_MALFORMED',
      (xml) => xml.replace('</content>', `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</content>`),
    ],
    ['100,000 levels and no end', 'XML_MALFORMED', () => '<a>'.repeat(100_000)],
    [
      '5,001 elements',
      'XML_MALFORMED',
      (xml) => xml.replace('</content>', `${'<a/>'.repeat(5_000)}</content>`),
    ],
    [
      '2,500 elements with an attribute each',
      'XML_MALFORMED',
      (xml) => xml.replace('</content>', `${'<a b=""/>'.repeat(2_500)}</content>`),
    ],
    [
      '65 attributes',
      'XML_MALFORMED',
      (xml) =>
        xml.replace('<content ', `<content ${Array.from({ length: 65 }, (_, i) => `a${i}="" `).join('')}`),
    ],
    [
      '100,000 attributes',
      'XML_MALFORMED',
      (xml) => xml.replace('<content ', `<content ${'a="" '.repeat(100_000)}`),
    ],
    [
      'a megabyte of spaces in a tag',
      'XML_MALFORMED',
      (xml) => xml.replace('<content ', `<content${' '.repeat(1_000_000)}<`),
    ],
    [
      'more than two megabytes',
      'TOO_LARGE',
      (xml) => xml.replace('</content>', `${'A'.repeat(2_100_000)}</content>`),
    ],
    ['nothing', 'XML_MALFORMED', () => ''],
    ['words', 'XML_MALFORMED', () => 'this is my signature'],
    ['half of it', 'XML_MALFORMED', (xml) => xml.slice(0, xml.length / 2)],
  ])('%s', async (_, code, change) => {
    const start = performance.now();
    expect(await world.check(world.forged(change))).toBe(code);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it.each<[string, (xml: string) => Uint8Array]>([
    ['UTF-16', (xml) => Buffer.from(`\ufeff${xml}`, 'utf16le')],
    ['UTF-16 without a mark', (xml) => Buffer.from(xml, 'utf16le')],
    ['bytes that are not UTF-8', (xml) => Buffer.concat([Buffer.from(xml), Buffer.of(0xff)])],
    [
      'a sequence of UTF-8 that is too long',
      (xml) => Buffer.concat([Buffer.from(xml), Buffer.of(0xc0, 0xa0)]),
    ],
    ['the CMS of somebody who mixed it up', () => Buffer.from(world.applicant.certificate)],
  ])('%s', async (_, bytes) => {
    expect(await world.check(bytes(world.signed()))).toBe('XML_MALFORMED');
  });
});

describe('a byte changed at random', () => {
  it('never makes the signature good over another document, and never fails but by a refusal', async () => {
    const good = Buffer.from(world.signed());
    const before = await readXmlSignature(good, DOCUMENT);
    let state = 20261122;
    const random = (below: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    let valid = 0;
    for (let i = 0; i < 3000; i++) {
      const bytes = Buffer.from(good);
      bytes[random(bytes.length)] =
        random(2) === 0 ? random(256) : (' <>&"\'/=!?-#:x0A'.charCodeAt(random(16)) ?? 0);
      if ((await world.check(bytes)) !== 'VALID') continue;
      valid++;
      const after = await readXmlSignature(bytes, DOCUMENT);
      const { digest, signedBytes, signature, signer } = after;
      expect(Buffer.from(signedBytes)).toEqual(Buffer.from(before.signedBytes));
      expect(await publicKeyOf(signer).verify(digest, signedBytes, signature)).toBe(true);
    }
    expect(valid).toBeLessThan(150);
  });
});
