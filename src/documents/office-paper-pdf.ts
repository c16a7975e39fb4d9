import type { Texts } from '../graphql/index.ts';
import { type Language, type Message, message } from '../kernel/index.ts';
import { drawBarcode } from './barcode-drawing.ts';
import { CheckPanel, type PanelText } from './check-panel.ts';
import type { OfficePaper } from './office-paper.ts';
import { Paper } from './paper.ts';
import { COLORS, CONTENT, CONTENT_WIDTH, STYLES, type TextStyle } from './paper-style.ts';
import { COLUMN_WIDTH, type Pair, TwoColumns, valuePair, writePair } from './two-columns.ts';

const PADDING = 4;
const SPACE_ABOVE_PANEL = 12;
/** A module of a third of a millimetre: any scanner at a window reads it. */
const BARCODE = { height: 34, module: 0.95 } as const;

/** Draws plain papers as PDF, in Kazakh and in Russian side by side. */
export class OfficePaperPdf {
  readonly #texts: Texts;

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  /** All sheets one after another, each beginning on a page of its own. */
  async render([first, ...others]: readonly [OfficePaper, ...OfficePaper[]]): Promise<Buffer> {
    const paper = new Paper(
      {
        title: `${this.#texts.translate(first.title, 'kk')} № ${first.number}`,
        author: this.#texts.translate(first.issuer, 'kk'),
        subject: this.#texts.translate(first.title, 'ru'),
        createdAt: first.issuedAt,
      },
      'kk',
    );
    for (const sheet of [first, ...others]) new OfficePaperDrawing(paper, sheet, this.#texts).draw();
    return paper.finish();
  }
}

class OfficePaperDrawing {
  readonly #paper: Paper;
  readonly #sheet: OfficePaper;
  readonly #texts: Texts;

  constructor(paper: Paper, sheet: OfficePaper, texts: Texts) {
    this.#paper = paper;
    this.#sheet = sheet;
    this.#texts = texts;
  }

  draw(): void {
    const y = this.#drawHead(this.#newPage());
    const columns = new TwoColumns(this.#paper, { y, padding: PADDING }, () => this.#newPage());
    for (const row of this.#sheet.rows) {
      const labels = this.#pair(row.label, STYLES.label);
      const values = valuePair(this.#paper, row);
      columns.row({ kk: [...labels.kk, ...values.kk], ru: [...labels.ru, ...values.ru] });
    }
    const panel = this.#panel();
    const foot = panel === null ? 0 : SPACE_ABOVE_PANEL + panel.height;
    const { signatures } = this.#sheet;
    for (const [index, signature] of signatures.entries()) {
      columns.row(this.#signature(signature), index === signatures.length - 1 ? foot : 0);
    }
    columns.close();
    panel?.draw();
  }

  #panel(): CheckPanel | null {
    const { verificationUrl } = this.#sheet;
    if (verificationUrl === null) return null;
    const text = (language: Language): PanelText => ({
      heading: this.#words(message('documents:sheet.check'), language),
      entries: [],
      verification: this.#words(message('documents:sheet.checkAt'), language),
    });
    return new CheckPanel(this.#paper, { kk: text('kk'), ru: text('ru') }, verificationUrl);
  }

  /** With room to sign above it. */
  #signature(words: Message): Pair {
    const { kk, ru } = this.#pair(words, STYLES.value);
    const room = { text: '', style: STYLES.value };
    return { kk: [room, ...kk], ru: [room, ...ru] };
  }

  #newPage(): number {
    this.#paper.addPage();
    const { number } = this.#sheet;
    const foot = this.#pair(message('documents:paper.number', { number }), STYLES.footer);
    writePair(this.#paper, foot, CONTENT.bottom + 9);
    return CONTENT.top;
  }

  #drawHead(top: number): number {
    const { issuer, title, number, barcode, issuedAt } = this.#sheet;
    let y = writePair(this.#paper, this.#pair(issuer, STYLES.issuer), top) + 8;
    this.#paper.decoration(() => {
      this.#paper.pdf.moveTo(CONTENT.left, y).lineTo(CONTENT.right, y).lineWidth(0.8).stroke(COLORS.frame);
    });
    y = writePair(this.#paper, this.#pair(title, STYLES.number), y + 10) + 2;
    y = this.#center(this.#words(message('documents:paper.number', { number }), 'kk'), STYLES.number, y);
    y = writePair(
      this.#paper,
      this.#pair(message('documents:sheet.on', { date: issuedAt }), STYLES.date),
      y + 4,
    );
    return barcode === null ? y + 8 : this.#drawBarcode(barcode, y + 8) + 8;
  }

  /** In the middle, with its digits under it. */
  #drawBarcode(barcode: string, y: number): number {
    const { pdf } = this.#paper;
    const middle = (CONTENT.left + CONTENT.right) / 2;
    this.#paper.tagged('Figure', { alt: barcode }, () =>
      drawBarcode(pdf, barcode, { x: middle, y, ...BARCODE }),
    );
    return this.#center(barcode, STYLES.footer, y + BARCODE.height + 3);
  }

  #center(words: string, style: TextStyle, y: number): number {
    const lines = this.#paper.lines(words, style, CONTENT_WIDTH);
    return this.#paper.write(lines, { x: CONTENT.left, y, width: CONTENT_WIDTH }, 'kk');
  }

  #pair(words: Message, style: TextStyle): Pair {
    const side = (language: Language) =>
      this.#paper.lines(this.#words(words, language), style, COLUMN_WIDTH, language);
    return { kk: side('kk'), ru: side('ru') };
  }

  #words(words: Message, language: Language): string {
    return this.#texts.translate(words, language);
  }
}
