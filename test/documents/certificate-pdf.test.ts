import { join } from 'node:path';
import { type CertificateData, CertificatePdf } from '../../src/documents/index.ts';
import { loadTexts } from '../../src/graphql/texts.ts';
import { message, projectRoot } from '../../src/kernel/index.ts';
import { inspectPdf } from './pdf-objects.ts';

const texts = await loadTexts(join(projectRoot, 'locales'));
const certificates = new CertificatePdf(texts);
const title = message('documents:certificate.mediaRegistration.title');
const label = (name: string) => message(`documents:certificate.mediaRegistration.row.${name}`);

const certificate: CertificateData = {
  number: '17245-Г',
  requestNumber: '30300001255602',
  issuedAt: new Date('2026-11-22T06:30:00Z'),
  issuer: label('owner'),
  title,
  act: title,
  rows: [
    { label: label('title'), kk: '«Ұлы дала үні» газеті', ru: 'Газета «Ұлы дала үні»' },
    { label: label('languages'), kk: 'қазақ тілі', ru: 'казахский' },
    { label: label('owner'), kk: '«Дала баспасөзі» ЖШС', ru: 'ТОО «Дала баспасөзі»' },
  ],
  signer: {
    name: 'ҚҰНАНБАЕВА ІҢКӘР ҺАМИТҚЫЗЫ',
    serialNumber: '5f3a9c0e7b1d4486a2c0914de55b87f1',
    algorithm: 'RSA-2048, SHA-256',
    signedAt: new Date('2026-11-22T06:29:41Z'),
  },
  verificationUrl: 'https://qyzmet.example.kz/verify/17245?code=7Q2M-XK4D-9TRB',
};

const inspected = async (data: CertificateData) => inspectPdf(await certificates.render(data));
const withValue = (value: string): CertificateData => ({
  ...certificate,
  rows: certificate.rows.map((row) => ({ ...row, kk: value, ru: value })),
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

describe('a certificate', () => {
  it('is one page for an ordinary medium', async () => {
    const { pages, places } = await inspected(certificate);
    expect(pages).toBe(1);
    expectInsideFrame(places);
  });

  it('has its fonts inside and no other', async () => {
    const { fonts, fontFiles, standardFonts } = await inspected(certificate);
    expect(fonts.toSorted()).toEqual(['NotoSans-Regular', 'NotoSerif-Bold', 'NotoSerif-Regular']);
    expect([fontFiles, standardFonts]).toEqual([3, 0]);
  });

  it('is of the same bytes for the same data, and of others for other data', async () => {
    const first = await certificates.render(certificate);
    expect(await new CertificatePdf(texts).render({ ...certificate })).toEqual(first);
    expect(await certificates.render({ ...certificate, number: '17246-Г' })).not.toEqual(first);
  });

  it('says its title, its languages and the time of issue', async () => {
    const pdf = await inspected(certificate);
    expect(pdf.title).toBe(`${texts.translate(title, 'kk')} № 17245-Г`);
    expect(pdf.language).toBe('kk');
    expect(pdf.spokenLanguages).toEqual(new Set(['kk', 'ru']));
    expect(pdf.creationDate).toBe('20261122063000Z');
  });

  it('has a glyph for every letter of both alphabets and for the marks of official papers', async () => {
    const lower = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя';
    const { glyphs } = await inspected(
      withValue(`${lower} ${lower.toUpperCase()} 0123456789 №«»„“–—-…%()/@:;,.!?'"`),
    );
    expect(glyphs.length).toBeGreaterThan(500);
    expect(glyphs).not.toContain('0000');
  });

  it('has none for a letter its fonts have not, so that the check above means something', async () => {
    expect((await inspected(withValue('漢'))).glyphs).toContain('0000');
  });

  it.each([
    [
      'twenty languages',
      Array.from({ length: 20 }, (_, index) => `тіл-${index + 1} (ұзақ атауы)`).join(', '),
    ],
    ['a title of 400 letters without a space', 'Ұ'.repeat(400)],
    ['a title of 200 words', 'Қазақстан-Республикасының газеті '.repeat(100)],
    ['values longer than a page', 'өте ұзақ мән '.repeat(800)],
  ])('keeps %s inside the frame', async (_, value) => {
    const { places, glyphs } = await inspected(withValue(value));
    expectInsideFrame(places);
    expect(glyphs.length).toBeGreaterThan(value.length);
  });

  it('goes on to as many pages as it needs, each with its number and the certificate’s', async () => {
    const { pages } = await inspected(withValue('өте ұзақ мән '.repeat(800)));
    expect(pages).toBeGreaterThan(3);
  });

  it('keeps long names of signer, issuer and address of verification inside the frame', async () => {
    const { places, pages } = await inspected({
      ...certificate,
      signer: { ...certificate.signer, name: 'ҚҰНАНБАЕВА-'.repeat(12), serialNumber: 'f'.repeat(120) },
      verificationUrl: `https://qyzmet.example.kz/verify/${'a1'.repeat(150)}`,
    });
    expect(pages).toBe(1);
    expectInsideFrame(places);
  });
});
