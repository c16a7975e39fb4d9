import { COLORS, CONTENT, STYLES } from '../paper-style.ts';
import { type Sheet, text } from '../sheet.ts';
import { TEMPLATES } from '../templates/index.ts';
import type { PaperTemplate } from '../templates/paper-template.ts';
import { type Pair, TwoColumns, writePair } from '../two-columns.ts';

const SPACE_ABOVE_PANEL = 12;
const ROW_PADDING = 3.5;

/** A letter of the issuer to the applicant, on its letterhead. */
export async function drawLetter(sheet: Sheet): Promise<Buffer> {
  const { paper, data } = sheet;
  const template: PaperTemplate = TEMPLATES[data.kind];
  const y = drawHead(sheet, sheet.newPage());
  const columns = new TwoColumns(paper, { y, padding: ROW_PADDING }, () => sheet.continuationPage());
  if (template.opening !== undefined) columns.paragraph(wordsOf(sheet, template.opening));
  for (const row of data.rows) {
    if (row.kk === row.ru && row.kk.length > LONG) columns.wide(sheet.pair(row.label, STYLES.label), row.kk);
    else columns.row(sheet.rowPair(row));
  }
  if (template.closing !== undefined) columns.paragraph(wordsOf(sheet, template.closing));
  columns.row(sheet.basisPair(), SPACE_ABOVE_PANEL + sheet.panel.height);
  columns.close();
  return sheet.finish();
}

/** Characters: words of a person that are longer, being in one language, are not set twice. */
const LONG = 60;

/** A double line under the name of the body that writes. */
export function drawLetterPage(pdf: PDFKit.PDFDocument): void {
  pdf.rect(CONTENT.left - 22, CONTENT.top - 16, 3, CONTENT.bottom - CONTENT.top + 32).fill(COLORS.frame);
  pdf.rect(CONTENT.left - 17, CONTENT.top - 16, 0.7, CONTENT.bottom - CONTENT.top + 32).fill(COLORS.accent);
}

function drawHead(sheet: Sheet, top: number): number {
  const { paper, data } = sheet;
  const capitals = (words: string) => words.toLocaleUpperCase('kk');
  let y = writePair(paper, sheet.pair(data.issuer, STYLES.letterhead, capitals), top) + 8;
  paper.decoration(() => {
    paper.pdf.rect(CONTENT.left, y, CONTENT.right - CONTENT.left, 1.8).fill(COLORS.frame);
    paper.pdf.rect(CONTENT.left, y + 3.4, CONTENT.right - CONTENT.left, 0.6).fill(COLORS.accent);
  });
  y += 14;
  const date = sheet.pair(text('date', { date: data.issuedAt }), STYLES.value);
  const number = sheet.pair(text('number', { number: data.number }), STYLES.value);
  const addressee = sheet.pair(text('addressee', { name: data.request.applicant }), STYLES.value);
  y = writePair(paper, number, writePair(paper, date, y));
  y = writePair(paper, addressee, y + 5) + 14;
  return writePair(paper, sheet.pair(data.title, STYLES.letterTitle), y) + 6;
}

function wordsOf(sheet: Sheet, key: string): Pair {
  const { number, sentAt } = sheet.data.request;
  return sheet.pair(text(key, { date: sentAt, number }), STYLES.value);
}
