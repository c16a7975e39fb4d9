import { drawPageFrame } from '../page-frame.ts';
import type { StyledLine } from '../paper.ts';
import { STYLES } from '../paper-style.ts';
import { type Sheet, text } from '../sheet.ts';
import { COLUMN_WIDTH, type Pair, pairHeight, TwoColumns, writePair } from '../two-columns.ts';
import { rowPadding } from './row-padding.ts';

export const drawCertificatePage = drawPageFrame;

const SPACE_ABOVE_PANEL = 12;

/** A certificate: the issuer, the word for the paper in large letters, its rows. */
export async function drawCertificate(sheet: Sheet): Promise<Buffer> {
  const y = drawHead(sheet, sheet.newPage());
  const foot = SPACE_ABOVE_PANEL + sheet.panel.height;
  const rows = sheet.data.rows.map((row) => sheet.rowPair(row));
  const basis = sheet.basisPair();
  const room = sheet.panel.top - SPACE_ABOVE_PANEL - y;
  const columns = new TwoColumns(sheet.paper, { y, padding: rowPadding([...rows, basis], room) }, () =>
    sheet.continuationPage(),
  );
  for (const row of rows) columns.row(row);
  columns.row(basis, foot);
  columns.close();
  return sheet.finish();
}

function drawHead(sheet: Sheet, top: number): number {
  const { paper, data } = sheet;
  let y = writePair(paper, sheet.pair(data.issuer, STYLES.issuer, capitals), top) + 11;
  sheet.drawOrnament(y);
  y += 16;
  const title: Pair = {
    kk: titleLines(sheet, capitals(sheet.say(data.title, 'kk')), 'LAST'),
    ru: titleLines(sheet, capitals(sheet.say(data.title, 'ru')), 'FIRST'),
  };
  writePair(paper, title, y);
  y += pairHeight(title) + 10;
  y = sheet.writeWide(sheet.say(text('number', { number: data.number }), 'kk'), STYLES.number, y, 'kk');
  y = writePair(paper, sheet.pair(text('issuedOn', { date: data.issuedAt }), STYLES.date), y + 6);
  return y + 9;
}

/** The word for the paper stands last in Kazakh and first in Russian, and large in both. */
function titleLines(sheet: Sheet, title: string, place: 'FIRST' | 'LAST'): StyledLine[] {
  const words = title.split(' ');
  const word = (place === 'FIRST' ? words.shift() : words.pop()) ?? '';
  const large = sheet.paper.lines(word, STYLES.word, COLUMN_WIDTH);
  const rest = sheet.paper.lines(words.join(' '), STYLES.title, COLUMN_WIDTH);
  return place === 'FIRST' ? [...large, ...rest] : [...rest, ...large];
}

function capitals(words: string): string {
  return words.toLocaleUpperCase('kk');
}
