import { PdfSignature, ResultPdf } from '../../src/documents/index.ts';
import { loadTexts } from '../../src/graphql/index.ts';
import { unpackedText } from './pdf-objects.ts';
import { SAMPLE_PAPERS } from './sample-papers.ts';
import { sampleSheets } from './sample-sheets.ts';

/* What can be read of PDF/A-2 (ISO 19005-2) from the objects of a file: no validator takes part. */
const texts = await loadTexts('locales');
const papers = new ResultPdf(texts);
const drawings = Object.entries({
  ...Object.fromEntries(
    Object.entries(SAMPLE_PAPERS).map(([name, data]) => [name, () => papers.render(data)]),
  ),
  ...sampleSheets(texts),
  'signed-certificate': async () =>
    new PdfSignature(await papers.render(SAMPLE_PAPERS['media-certificate'] ?? noPaper()), {
      name: 'МАШЫҚОВ НҰРЛАН',
      at: new Date('2026-11-22T06:30:00Z'),
    }).withCms(Buffer.alloc(3000, 1)),
});

function noPaper(): never {
  throw new Error('no such sample');
}

describe.each(drawings)('the file of %s', (_, draw) => {
  let text: string;
  beforeAll(async () => {
    text = unpackedText(await draw());
  });

  it('declares PDF/A-2a in its XMP (6.6.4), which is not packed', () => {
    expect(/<pdfaid:part>(\d)<\/pdfaid:part>\s*<pdfaid:conformance>(\w)</.exec(text)?.slice(1)).toEqual([
      '2',
      'A',
    ]);
  });

  it('says the same in XMP and in its Info (6.6.3)', () => {
    expect(text).toContain('<dc:title>');
    expect(text).toContain('<xmp:CreateDate>');
    expect(text).toContain('<pdf:Producer>');
  });

  it('has an output intent with its colour profile (6.2.3)', () => {
    expect(text).toMatch(/\/OutputIntents \[\d+ 0 R\]/);
    expect(text).toContain('/S /GTS_PDFA1');
    expect(text).toContain('/DestOutputProfile');
    expect(text.includes('mntrRGB XYZ') && text.includes('sRGB2014')).toBe(true);
  });

  it('is tagged, in a language (6.7)', () => {
    expect(text).toMatch(/\/MarkInfo \d+ 0 R|\/MarkInfo <</);
    expect(text).toContain('/StructTreeRoot');
    expect(text).toContain('/Lang (kk)');
  });

  it('is open, complete and names itself (6.1.3)', () => {
    expect(text).toMatch(/\/ID \[<[0-9a-f]+> <[0-9a-f]+>\]/i);
    expect(text).not.toContain('/Encrypt');
  });

  it('has nothing see-through, no script, no sound and nothing from outside (6.2.10, 6.5)', () => {
    for (const name of [
      '/SMask',
      '/Group',
      '/JavaScript',
      '/JS ',
      '/Launch',
      '/RichMedia',
      '/EmbeddedFile',
      '/URI ',
    ]) {
      expect([name, text.includes(name)]).toEqual([name, false]);
    }
    expect(
      [...text.matchAll(/\/(?:ca|CA) ([\d.]+)/g)]
        .map(([, opacity]) => Number(opacity))
        .filter((one) => one !== 1),
    ).toEqual([]);
  });

  it('has every font inside, with the letters behind its glyphs (6.2.11)', () => {
    const count = (pattern: RegExp) => (text.match(pattern) ?? []).length;
    expect(count(/\/Type \/FontDescriptor/g)).toBe(count(/\/FontFile2 /g));
    expect(count(/\/Subtype \/Type0/g)).toBe(count(/\/ToUnicode /g));
    expect(count(/\/CIDToGIDMap \/Identity/g)).toBe(count(/\/Subtype \/CIDFontType2/g));
  });
});
