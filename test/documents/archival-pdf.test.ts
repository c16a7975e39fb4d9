import { DOMParser } from '@xmldom/xmldom';
import { PdfSignature, ResultPdf } from '../../src/documents/index.ts';
import { loadTexts } from '../../src/graphql/index.ts';
import { inspectPdf, pageContents, unpackedText } from './pdf-objects.ts';
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

/** Types of structure elements that the samples need, all standard, and the output intent (ISO 32000-1, 14.8.4). */
const STRUCTURE = new Set(['Document', 'P', 'Span', 'Figure', 'GTS_PDFA1']);
/** Flag 3 of an annotation. */
const PRINTED = 4;
/** Operators of ISO 32000-1, annex A, that leave something on the page. */
const PAINTING = new Set(['S', 's', 'f', 'f*', 'B', 'B*', 'b', 'b*', 'TJ', 'Tj', 'Do', 'sh']);
const OTHERS = new Set(
  'q Q cm w J j M d ri i gs m l c v y h re n W W* BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* CS cs SC SCN sc scn G g RG rg'.split(
    ' ',
  ),
);

/** What is painted outside of marked content, and operators that there are none of. */
function faultsOf(content: string): string[] {
  const faults: string[] = [];
  let depth = 0;
  const plain = content.replace(/<<.*?>>/gs, '').replace(/\[.*?\]|<[0-9a-f]*>/gs, '');
  for (const word of plain.split(/\s+/)) {
    if (word === 'BDC' || word === 'BMC') depth += 1;
    else if (word === 'EMC') depth -= 1;
    else if (PAINTING.has(word)) {
      if (depth === 0) faults.push(`${word} outside`);
    } else if (!OTHERS.has(word) && !/^(?:-?[\d.]+|\/\w+)?$/.test(word)) faults.push(word);
  }
  return depth === 0 ? faults : [...faults, 'not closed'];
}

it('what is to be found wrong with a page is found', () => {
  expect(faultsOf('/P << /MCID 0 >> BDC\nBT [<0001>] TJ ET\nEMC\n0 0 m S')).toEqual(['S outside']);
  expect(faultsOf('/Artifact BMC 1 2 3 xx f')).toEqual(['xx', 'not closed']);
});

function noPaper(): never {
  throw new Error('no such sample');
}

describe.each(drawings)('the file of %s', (_, draw) => {
  let pdf: Buffer;
  let text: string;
  beforeAll(async () => {
    pdf = await draw();
    text = unpackedText(pdf);
  });

  it('begins and ends as a file that is kept does (6.1.2, 6.1.3)', () => {
    expect(pdf.subarray(0, 9).toString('latin1')).toBe('%PDF-1.7\n');
    expect(pdf[9]).toBe(0x25);
    expect([...pdf.subarray(10, 14)].every((byte) => byte > 127)).toBe(true);
    expect(pdf.subarray(-6).toString('latin1')).toBe('%%EOF\n');
  });

  it('declares PDF/A-2a in its XMP (6.6.4), which is not packed', () => {
    expect(/<pdfaid:part>(\d)<\/pdfaid:part>\s*<pdfaid:conformance>(\w)</.exec(text)?.slice(1)).toEqual([
      '2',
      'A',
    ]);
  });

  it('says the same in XMP and in its Info, and nothing in Info alone (6.6.3)', () => {
    const packet = /<x:xmpmeta.*?<\/x:xmpmeta>/s.exec(pdf.toString('utf8'))?.[0] ?? '';
    const faults: string[] = [];
    const onError = (level: string, words: string) => faults.push(`${level}: ${words}`);
    const xmp = new DOMParser({ errorHandler: onError }).parseFromString(packet, 'text/xml');
    expect(faults).toEqual([]);
    const said = (name: string) => xmp.getElementsByTagName(name)[0]?.textContent?.trim();
    const { title, subject, creationDate } = inspectPdf(pdf);
    expect(title).toBeTruthy();
    expect(subject).toBeTruthy();
    expect([said('dc:title'), said('dc:description')]).toEqual([title, subject]);
    expect(`${said('xmp:CreateDate')?.replace(/\D/g, '')}Z`).toBe(creationDate);
    expect(said('pdf:Producer')).toBe('PDFKit');
    expect(text).not.toContain('/ModDate');
  });

  it('has a colour profile that is whole, of a screen and for three colours (6.2.3)', () => {
    const at = text.indexOf('mntrRGB XYZ ') - 12;
    const length = Buffer.from(text.slice(at, at + 4), 'latin1').readUInt32BE();
    expect([length > 2000, text.length >= at + length, text.slice(at + 36, at + 40)]).toEqual([
      true,
      true,
      'acsp',
    ]);
    expect(text.charCodeAt(at + 8)).toBeLessThan(5);
    expect(text).toMatch(/\/N 3\n/);
  });

  it('draws with known operators, and all of it as text of its structure or as decoration (6.2.2, 6.7)', () => {
    const pages = pageContents(pdf);
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) expect(faultsOf(page)).toEqual([]);
  });

  it('has structure of known types alone (6.7.3)', () => {
    const types = [...text.matchAll(/\/S \/(\w+)/g)].map(([, type]) => type);
    expect(types.filter((type) => !STRUCTURE.has(type ?? ''))).toEqual([]);
  });

  it('has no annotation but a signature, which is printed and takes no room (6.3)', () => {
    for (const [, kind] of text.matchAll(/\/Type \/Annot \/Subtype \/(\w+)/g)) expect(kind).toBe('Widget');
    for (const [, flags, place] of text.matchAll(/\/F (\d+) \/Rect \[([\d. ]+)\]/g)) {
      expect([Number(flags) & PRINTED, place]).toEqual([PRINTED, '0 0 0 0']);
    }
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
