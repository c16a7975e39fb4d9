import type { Texts } from '../graphql/index.ts';
import { type Language, type Message, message } from '../kernel/index.ts';
import type { CertificateData, CertificateRow } from './certificate.ts';
import { drawPageFrame } from './page-frame.ts';
import { Paper } from './paper.ts';
import { COLORS, CONTENT, CONTENT_WIDTH, PAGE, STYLES, type TextStyle } from './paper-style.ts';
import { type PanelText, SignaturePanel } from './signature-panel.ts';
import { COLUMN_WIDTH, type Pair, pairHeight, TwoColumns, writePair } from './two-columns.ts';

const SPACE_ABOVE_PANEL = 12;
const PADDING = { least: 2, usual: 4, most: 8 } as const;

/** Draws certificates as PDF, in Kazakh and in Russian side by side. */
export class CertificatePdf {
  readonly #texts: Texts;

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  /** The same data gives the same bytes. */
  async render(data: CertificateData): Promise<Buffer> {
    const sheet = new CertificateSheet(data, this.#texts);
    return sheet.draw();
  }
}

class CertificateSheet {
  readonly #data: CertificateData;
  readonly #texts: Texts;
  readonly #paper: Paper;

  constructor(data: CertificateData, texts: Texts) {
    this.#data = data;
    this.#texts = texts;
    this.#paper = new Paper(
      {
        title: this.#heading('kk'),
        author: texts.translate(data.issuer, 'kk'),
        subject: this.#heading('ru'),
        createdAt: data.issuedAt,
      },
      'kk',
    );
  }

  async draw(): Promise<Buffer> {
    const panel = new SignaturePanel(
      this.#paper,
      { kk: this.#panelText('kk'), ru: this.#panelText('ru') },
      this.#data.verificationUrl,
    );
    const y = this.#drawHead(this.#newPage());
    const foot = SPACE_ABOVE_PANEL + panel.height;
    const rows = this.#data.rows.map((row) => this.#rowPair(row));
    const basis = this.#basisPair();
    const padding = rowPadding([...rows, basis], CONTENT.bottom - foot - y);
    const columns = new TwoColumns(this.#paper, { y, padding }, () => this.#continuationPage());
    for (const row of rows) columns.row(row);
    columns.row(basis, foot);
    columns.close();
    panel.draw();
    this.#numberPages();
    return this.#paper.finish();
  }

  #newPage(): number {
    this.#paper.addPage();
    this.#paper.decoration(() => drawPageFrame(this.#paper.pdf));
    return CONTENT.top;
  }

  /** Pages after the first say whose they are. */
  #continuationPage(): number {
    const top = this.#newPage();
    const heading = (language: Language) =>
      this.#paper.lines(this.#heading(language), STYLES.footer, COLUMN_WIDTH);
    return writePair(this.#paper, { kk: heading('kk'), ru: heading('ru') }, top) + 6;
  }

  #heading(language: Language): string {
    const number = this.#translate(text('number', { number: this.#data.number }), language);
    return `${this.#translate(this.#data.title, language)} ${number}`;
  }

  #drawHead(top: number): number {
    let y = writePair(this.#paper, this.#pair(this.#data.issuer, STYLES.issuer), top);
    y += 11;
    this.#paper.decoration(() => this.#drawOrnament(y));
    y += 13;
    for (const language of ['kk', 'ru'] as const) {
      y = this.#writeWide(this.#translate(this.#data.title, language), STYLES.title, y, language) + 4;
    }
    y = this.#writeWide(
      this.#translate(text('number', { number: this.#data.number }), 'kk'),
      STYLES.number,
      y + 4,
      'kk',
    );
    y = writePair(
      this.#paper,
      this.#pair(text('issuedOn', { date: this.#data.issuedAt }), STYLES.date),
      y + 8,
    );
    return y + 9;
  }

  #writeWide(words: string, style: TextStyle, y: number, language: Language): number {
    const lines = this.#paper.lines(words, style, CONTENT_WIDTH);
    return this.#paper.write(lines, { x: CONTENT.left, y, width: CONTENT_WIDTH }, language);
  }

  /** A line with a lozenge in its middle. */
  #drawOrnament(y: number): void {
    const middle = PAGE.width / 2;
    const { pdf } = this.#paper;
    pdf.moveTo(CONTENT.left, y).lineTo(middle - 9, y);
    pdf.moveTo(middle + 9, y).lineTo(CONTENT.right, y);
    pdf.lineWidth(0.8).stroke(COLORS.accent);
    pdf.polygon([middle - 5, y], [middle, y - 3.5], [middle + 5, y], [middle, y + 3.5]).fill(COLORS.accent);
  }

  #rowPair({ label, kk, ru }: CertificateRow): Pair {
    const labels = this.#pair(label, STYLES.label);
    return {
      kk: [...labels.kk, ...this.#paper.lines(kk, STYLES.value, COLUMN_WIDTH)],
      ru: [...labels.ru, ...this.#paper.lines(ru, STYLES.value, COLUMN_WIDTH)],
    };
  }

  #basisPair(): Pair {
    const label = this.#pair(text('basis'), STYLES.label);
    const act = this.#pair(this.#data.act, STYLES.act);
    return { kk: [...label.kk, ...act.kk], ru: [...label.ru, ...act.ru] };
  }

  #pair(words: Message, style: TextStyle): Pair {
    return {
      kk: this.#paper.lines(this.#translate(words, 'kk'), style, COLUMN_WIDTH),
      ru: this.#paper.lines(this.#translate(words, 'ru'), style, COLUMN_WIDTH),
    };
  }

  #panelText(language: Language): PanelText {
    const { signer } = this.#data;
    const words = (key: string): string => this.#translate(text(key), language);
    const entry = (key: string, values: Message['values']): string =>
      this.#translate(text(key, values), language);
    const { signedAt } = signer;
    return {
      heading: words('signed'),
      entries: [
        entry('signerName', { name: signer.name }),
        entry('signerSerialNumber', { number: signer.serialNumber }),
        entry('signerAlgorithm', { algorithm: signer.algorithm }),
        entry('signedAt', { date: signedAt, time: TIME.format(signedAt) }),
      ],
      verification: words('verification'),
    };
  }

  #numberPages(): void {
    const request = text('requestNumber', { number: this.#data.requestNumber });
    this.#paper.eachPage((page, pages) => {
      const place = (language: Language): string => {
        const parts = [this.#translate(request, language)];
        if (pages > 1) parts.push(this.#translate(text('page', { page, pages }), language));
        return parts.join(' · ');
      };
      const side = (language: Language) => this.#paper.lines(place(language), STYLES.footer, COLUMN_WIDTH);
      writePair(this.#paper, { kk: side('kk'), ru: side('ru') }, CONTENT.bottom + 9);
    });
  }

  #translate(words: Message, language: Language): string {
    return this.#texts.translate(words, language);
  }
}

/** The rows fill one page, if that can be done neither too tight nor too loose; points. */
function rowPadding(rows: readonly Pair[], room: number): number {
  const text = rows.reduce((height, row) => height + pairHeight(row), 0);
  const padding = Math.floor((room - text) / rows.length / 2);
  return padding < PADDING.least ? PADDING.usual : Math.min(padding, PADDING.most);
}

/** The zone of the whole country. */
const TIME = new Intl.DateTimeFormat('ru-RU', {
  timeZone: 'Asia/Almaty',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

function text(key: string, values?: Message['values']): Message {
  return message(`documents:certificate.${key}`, values);
}
