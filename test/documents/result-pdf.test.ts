import { join } from 'node:path';
import { type PaperData, ResultPdf } from '../../src/documents/index.ts';
import { loadTexts } from '../../src/graphql/texts.ts';
import { projectRoot } from '../../src/kernel/index.ts';
import { inspectPdf } from './pdf-objects.ts';
import { SAMPLE_PAPERS } from './sample-papers.ts';

const texts = await loadTexts(join(projectRoot, 'locales'));
const papers = new ResultPdf(texts);

const inspected = async (data: PaperData) => inspectPdf(await papers.render(data));
const withValue = (data: PaperData, value: string): PaperData => ({
  ...data,
  rows: data.rows.map((row) => ({ ...row, kk: value, ru: value })),
});

/** Text stays inside the frame: 54 points from the top and the sides, 41 from the foot. */
function expectInsideFrame(places: readonly { x: number; y: number }[]): void {
  expect(places.length).toBeGreaterThan(20);
  for (const { x, y } of places) {
    expect(x).toBeGreaterThanOrEqual(58);
    expect(x).toBeLessThan(595 - 58);
    expect(y).toBeGreaterThan(41);
    expect(y).toBeLessThan(842 - 54);
  }
}

describe.each(Object.entries(SAMPLE_PAPERS))('the paper %s', (_, data) => {
  it('is one page, inside its frame', async () => {
    const { pages, places } = await inspected(data);
    expect(pages).toBe(1);
    expectInsideFrame(places);
  });

  it('has its fonts inside and no other', async () => {
    const { fonts, fontFiles, standardFonts } = await inspected(data);
    expect(fonts.toSorted()).toEqual(['NotoSans-Regular', 'NotoSerif-Bold', 'NotoSerif-Regular']);
    expect([fontFiles, standardFonts]).toEqual([3, 0]);
  });

  it('is of the same bytes for the same data, and of others for other data', async () => {
    const first = await papers.render(data);
    expect(await new ResultPdf(texts).render({ ...data })).toEqual(first);
    expect(await papers.render({ ...data, number: '2026-0000-0000-0000' })).not.toEqual(first);
  });

  it('says its title, its languages and the time of issue', async () => {
    const pdf = await inspected(data);
    expect(pdf.title).toBe(`${texts.translate(data.title, 'kk')} № ${data.number}`);
    expect(pdf.language).toBe('kk');
    expect([...pdf.spokenLanguages]).toEqual(expect.arrayContaining(['kk', 'ru']));
    expect(pdf.creationDate).toBe('20261122063000Z');
  });

  it('has a glyph for every letter of both alphabets and for the marks of official papers', async () => {
    const lower = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя';
    const name = `${lower} ${lower.toUpperCase()} 0123456789 №«»„“–—-…%()/@:;,.!?'"`;
    const { glyphs } = await inspected({ ...withValue(data, name), signer: name });
    expect(glyphs.length).toBeGreaterThan(500);
    expect(glyphs).not.toContain('0000');
  });

  it('has none for a letter its fonts have not, so that the check above means something', async () => {
    expect((await inspected({ ...data, signer: '漢' })).glyphs).toContain('0000');
  });

  it('keeps long names of signer, applicant and address of verification inside the frame', async () => {
    const long = 'ҚҰНАНБАЕВА-'.repeat(12);
    const { places, pages } = await inspected({
      ...data,
      rows: [],
      signer: long,
      request: { ...data.request, applicant: long },
      verificationUrl: `https://qyzmet.example.kz/verify/${'a1'.repeat(150)}`,
    });
    expect(pages).toBeLessThan(3);
    expectInsideFrame(places);
  });
});

describe.each(Object.entries(SAMPLE_PAPERS))('the rows of %s', (_, data) => {
  it.each([
    [
      'twenty languages',
      Array.from({ length: 20 }, (_language, index) => `тіл-${index + 1} (ұзақ атауы)`).join(', '),
    ],
    ['a title of 400 letters without a space', 'Ұ'.repeat(400)],
    ['a title of 200 words', 'Қазақстан-Республикасының газеті '.repeat(100)],
    ['values longer than a page', 'өте ұзақ мән '.repeat(800)],
  ])('keep %s inside the frame', async (_name, value) => {
    const { places, glyphs } = await inspected(withValue(data, value));
    expectInsideFrame(places);
    expect(glyphs.length).toBeGreaterThan(value.length);
  });

  it('go on to as many pages as they need', async () => {
    const { pages } = await inspected(withValue(data, 'өте ұзақ мән '.repeat(800)));
    expect(pages).toBeGreaterThan(2);
  });
});
