import type { Language, Message } from '../../kernel/index.ts';
import { heightOf, type StyledLine } from '../paper.ts';
import { COLORS, CONTENT_WIDTH, PAGE, STYLES, type TextStyle } from '../paper-style.ts';
import { type Sheet, text } from '../sheet.ts';
import { TwoColumns, writePair } from '../two-columns.ts';

/** Points. The convention asks for a square of nine centimetres or more; two languages take fourteen. */
const LEAST_SIDE = 408;
const INDENT = 20;
const LINE = LEAST_SIDE - 2 * INDENT;
const ENTRY_INDENT = 12;
const MARGIN = 16;
const SPACE_ABOVE_PANEL = 8;
const ROW_PADDING = 2;

/** The heading is in French whatever the languages of the form (article 4 of the convention). */
const HEADING = ['APOSTILLE', '(Convention de La Haye du 5 octobre 1961)'] as const;

/** The ten numbered items in a square, what they are put to, and the signature. */
export async function drawApostille(sheet: Sheet): Promise<Buffer> {
  const { paper, data } = sheet;
  const top = writePair(paper, sheet.pair(data.issuer, STYLES.issuer), sheet.newPage()) + 10;
  const y = drawSquare(sheet, new Items(sheet).blocks, top) + 6;
  const columns = new TwoColumns(paper, { y, padding: ROW_PADDING }, () => sheet.continuationPage());
  columns.paragraph(sheet.pairOf((language) => documentOf(sheet, language), STYLES.act));
  columns.row(sheet.pair(text('apostille.scope'), STYLES.act), SPACE_ABOVE_PANEL + sheet.panel.height);
  columns.close();
  return sheet.finish();
}

/** What the apostille is put to, in one sentence. */
function documentOf(sheet: Sheet, language: Language): string {
  return sheet.data.rows.map((row) => `${sheet.say(row.label, language)}\u00a0– ${row[language]}`).join('; ');
}

/** Nothing: the square is the form's own frame. */
export function drawApostillePage(): void {}

/** Draws the form round its text; answers the height below. It is higher than wide for names that no square holds. */
function drawSquare({ paper }: Sheet, blocks: readonly Block[], top: number): number {
  const needed = blocks.reduce((sum, { lines, above }) => sum + above + heightOf(lines), 2 * MARGIN);
  const height = Math.max(LEAST_SIDE, needed);
  const width = Math.min(height, CONTENT_WIDTH);
  const left = (PAGE.width - width) / 2;
  paper.decoration(() => {
    paper.pdf.rect(left, top, width, height).lineWidth(1.6).stroke(COLORS.ink);
    paper.pdf
      .rect(left + 4, top + 4, width - 8, height - 8)
      .lineWidth(0.5)
      .stroke(COLORS.ink);
  });
  let y = top + MARGIN;
  for (const { lines, above, indent, language } of blocks) {
    const x = (PAGE.width - LINE) / 2 + indent;
    y = paper.write(lines, { x, y: y + above, width: LINE - indent }, language);
  }
  return top + height;
}

/** Lines of one paragraph of the form. */
interface Block {
  readonly lines: readonly StyledLine[];
  /** Space above and to the left, points. */
  readonly above: number;
  readonly indent: number;
  readonly language: Language | 'fr';
}

type Words = (language: Language) => string;

/** The heading and the ten items, one under another. */
class Items {
  readonly blocks: Block[] = [];
  readonly #sheet: Sheet;

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
    const { data } = sheet;
    this.#add(HEADING[0], STYLES.apostille, { language: 'fr' });
    this.#add(HEADING[1], STYLES.convention, { language: 'fr' });
    const { signedBy = '', capacity = '', sealOf = '' } = data.apostilled ?? {};
    this.#item(1, this.#said('apostille.country'));
    this.#between('apostille.thisDocument');
    this.#item(2, () => signedBy);
    this.#item(3, () => capacity);
    this.#item(4, () => sealOf);
    this.#between('apostille.certified');
    this.#item(5, this.#said('apostille.place'));
    this.#item(6, this.#said('date', { date: data.issuedAt }));
    this.#item(7, (language) => sheet.say(data.issuer, language));
    this.#item(8, () => data.number);
    this.#item(9, this.#said('apostille.seal'));
    this.#item(10, () => data.signer);
  }

  #said(key: string, values?: Message['values']): Words {
    return (language) => this.#sheet.say(text(key, values), language);
  }

  #between(key: string): void {
    this.#add(both(this.#said(key)), STYLES.between, { above: 4 });
  }

  /** A number, the words of the form in small letters, and the entry on a line of its own. */
  #item(number: number, value: Words): void {
    const name = `${number}. ${both(this.#said(`apostille.item.${number}`))}`;
    this.#add(name, STYLES.label, { above: number === 1 ? 8 : 2.4 });
    this.#add(both(value), STYLES.entry, { indent: ENTRY_INDENT });
  }

  #add(words: string, style: TextStyle, { above = 0, indent = 0, language = 'kk' }: Partial<Block>): void {
    this.blocks.push({
      lines: this.#sheet.paper.lines(words, style, LINE - indent),
      above,
      indent,
      language,
    });
  }
}

function both(words: Words): string {
  const [kk, ru] = [words('kk'), words('ru')];
  return kk === ru ? kk : `${kk} / ${ru}`;
}
