import type { Texts } from '../graphql/index.ts';
import { type Language, type Message, message } from '../kernel/index.ts';
import { CheckPanel, type PanelText } from './check-panel.ts';
import { Paper } from './paper.ts';
import type { PaperData, PaperRow } from './paper-data.ts';
import { COLORS, CONTENT, CONTENT_WIDTH, PAGE, STYLES, type TextStyle } from './paper-style.ts';
import { COLUMN_WIDTH, type Pair, valuePair, writePair } from './two-columns.ts';

/** What all layouts have in common: words in both languages, head of later pages, box of the signature, page numbers. */
export class Sheet {
  readonly data: PaperData;
  readonly paper: Paper;
  readonly panel: CheckPanel;
  readonly #texts: Texts;
  readonly #drawPage: () => void;

  /** @param drawPage what lies under the text of every page. */
  constructor(data: PaperData, texts: Texts, drawPage: (pdf: PDFKit.PDFDocument) => void) {
    this.data = data;
    this.#texts = texts;
    this.paper = new Paper(
      {
        title: this.heading('kk'),
        author: this.say(data.issuer, 'kk'),
        subject: this.heading('ru'),
        createdAt: data.issuedAt,
      },
      'kk',
    );
    this.#drawPage = () => this.paper.decoration(() => drawPage(this.paper.pdf));
    this.panel = new CheckPanel(
      this.paper,
      { kk: this.#panelText('kk'), ru: this.#panelText('ru') },
      data.verificationUrl,
    );
  }

  /** Begins a page; answers where its text starts. */
  newPage(): number {
    this.paper.addPage();
    this.#drawPage();
    return CONTENT.top;
  }

  /** Pages after the first say whose they are. */
  continuationPage(): number {
    const top = this.newPage();
    const heading = (language: Language) =>
      this.paper.lines(this.heading(language), STYLES.footer, COLUMN_WIDTH);
    return writePair(this.paper, { kk: heading('kk'), ru: heading('ru') }, top) + 6;
  }

  async finish(): Promise<Buffer> {
    this.panel.draw();
    this.#numberPages();
    return this.paper.finish();
  }

  heading(language: Language): string {
    return `${this.say(this.data.title, language)} ${this.say(text('number', { number: this.data.number }), language)}`;
  }

  say(words: Message, language: Language): string {
    return this.#texts.translate(words, language).replace(STRAIGHT_QUOTES, '\u00ab$1\u00bb');
  }

  /** The same in both languages, broken to the width of a column. */
  pair(words: Message, style: TextStyle, change: (text: string) => string = (same) => same): Pair {
    return this.pairOf((language) => change(this.say(words, language)), style);
  }

  pairOf(words: (language: Language) => string, style: TextStyle): Pair {
    return {
      kk: this.paper.lines(words('kk'), style, COLUMN_WIDTH, 'kk'),
      ru: this.paper.lines(words('ru'), style, COLUMN_WIDTH, 'ru'),
    };
  }

  rowPair(row: PaperRow): Pair {
    const labels = this.pair(row.label, STYLES.label);
    const values = valuePair(this.paper, row);
    return { kk: [...labels.kk, ...values.kk], ru: [...labels.ru, ...values.ru] };
  }

  basisPair(): Pair {
    const label = this.pair(text('basis'), STYLES.label);
    const act = this.pair(this.data.act, STYLES.act);
    return { kk: [...label.kk, ...act.kk], ru: [...label.ru, ...act.ru] };
  }

  /** Across the whole width; answers the height below. */
  writeWide(words: string, style: TextStyle, y: number, language: Language): number {
    const lines = this.paper.lines(words, style, CONTENT_WIDTH, language);
    return this.paper.write(lines, { x: CONTENT.left, y, width: CONTENT_WIDTH }, language);
  }

  /** A line with a lozenge in its middle. */
  drawOrnament(y: number): void {
    const middle = PAGE.width / 2;
    const { pdf } = this.paper;
    this.paper.decoration(() => {
      pdf.moveTo(CONTENT.left, y).lineTo(middle - 9, y);
      pdf.moveTo(middle + 9, y).lineTo(CONTENT.right, y);
      pdf.lineWidth(0.8).stroke(COLORS.accent);
      pdf.polygon([middle - 5, y], [middle, y - 3.5], [middle + 5, y], [middle, y + 3.5]).fill(COLORS.accent);
    });
  }

  #panelText(language: Language): PanelText {
    const words = (key: string, values?: Message['values']): string => this.say(text(key, values), language);
    return {
      heading: words('signed'),
      entries: [words('signerName', { name: this.data.signer }), words('equalToPaper')],
      verification: words('verification'),
    };
  }

  #numberPages(): void {
    const request = text('requestNumber', { number: this.data.request.number });
    this.paper.eachPage((page, pages) => {
      const place = (language: Language): string => {
        const parts = [this.say(request, language)];
        if (pages > 1) parts.push(this.say(text('page', { page, pages }), language));
        return parts.join(' · ');
      };
      writePair(this.paper, this.pairOf(place, STYLES.footer), CONTENT.bottom + 9);
    });
  }
}

/** Some acts were published with straight ones; both languages print angle quotes. */
const STRAIGHT_QUOTES = /"([^"]*)"/g;

export function text(key: string, values?: Message['values']): Message {
  return message(`documents:paper.${key}`, values);
}
