import type { Texts } from '../graphql/index.ts';
import { type Language, type Message, message, tengeText } from '../kernel/index.ts';
import { amountInWords } from './amount-in-words.ts';
import { CheckPanel, type PanelText } from './check-panel.ts';
import { drawPageFrame } from './page-frame.ts';
import { Paper } from './paper.ts';
import { CONTENT, STYLES, type TextStyle } from './paper-style.ts';
import type { ReceiptData } from './receipt.ts';
import { COLUMN_WIDTH, type Pair, TwoColumns, valuePair, writePair } from './two-columns.ts';

const PADDING = 5;
const SPACE_ABOVE_PANEL = 12;

/** A row of the receipt: what it is called, and its value in a language. */
interface Row {
  readonly label: Message;
  readonly value: (language: Language) => string;
}

/** Draws the receipt of a payment as PDF, in Kazakh and in Russian side by side. */
export class ReceiptPdf {
  readonly #texts: Texts;

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  /** The same data gives the same bytes. */
  render(data: ReceiptData): Promise<Buffer> {
    const heading = (language: Language): string =>
      this.#say(text('title', { number: data.number }), language);
    const paper = new Paper(
      { title: heading('kk'), author: 'Qyzmet', subject: heading('ru'), createdAt: data.paidAt },
      'kk',
    );
    const newPage = (): number => {
      paper.addPage();
      paper.decoration(() => drawPageFrame(paper.pdf));
      return CONTENT.top;
    };
    const pair = (words: (language: Language) => string, style: TextStyle): Pair => ({
      kk: paper.lines(words('kk'), style, COLUMN_WIDTH, 'kk'),
      ru: paper.lines(words('ru'), style, COLUMN_WIDTH, 'ru'),
    });
    const y = writePair(paper, pair(heading, STYLES.letterTitle), newPage() + 8) + 12;
    const columns = new TwoColumns(paper, { y, padding: PADDING }, newPage);
    for (const { label, value } of this.#rows(data)) {
      const labels = pair((language) => this.#say(label, language), STYLES.label);
      const values = valuePair(paper, { kk: value('kk'), ru: value('ru') });
      columns.row({ kk: [...labels.kk, ...values.kk], ru: [...labels.ru, ...values.ru] });
    }
    const panel = new CheckPanel(
      paper,
      { kk: this.#panelText('kk'), ru: this.#panelText('ru') },
      data.verificationUrl,
    );
    const foot = SPACE_ABOVE_PANEL + panel.height;
    columns.row(
      pair((language) => this.#say(text('automatic'), language), STYLES.act),
      foot,
    );
    columns.close();
    panel.draw();
    return paper.finish();
  }

  #panelText(language: Language): PanelText {
    const words = (key: string): string => this.#say(text(key), language);
    return { heading: words('check'), entries: [], verification: words('checkAt') };
  }

  #rows(data: ReceiptData): Row[] {
    const fixed = (key: string, words: string): Row => ({ label: text(key), value: () => words });
    const said = (key: string, words: Message): Row => ({
      label: text(key),
      value: (language) => this.#say(words, language),
    });
    const moment = (key: string, at: Date): Row =>
      said(key, text('moment', { date: at, time: TIME.format(at) }));
    return [
      fixed('payer', data.payer.name),
      fixed('payerNumber', data.payer.number),
      said('amount', text('tenge', { amount: tengeText(data.amount) })),
      { label: text('inWords'), value: (language) => amountInWords(data.amount, language, this.#texts) },
      moment('paidAt', data.paidAt),
      said('purpose', data.purpose),
      said('service', data.service),
      ...(data.requestNumber === null ? [] : [fixed('requestNumber', data.requestNumber)]),
      ...(data.budget === null ? [] : [fixed('kbk', data.budget.kbk), fixed('knp', data.budget.knp)]),
      fixed('reference', data.reference),
      ...(data.refund === null
        ? []
        : [said('state', data.refund.state), said('refundReason', data.refund.reason)]),
      ...(data.refundedAt === null ? [] : [moment('refundedAt', data.refundedAt)]),
    ];
  }

  #say(words: Message, language: Language): string {
    return this.#texts.translate(words, language);
  }
}

/** The zone of the whole country. */
const TIME = new Intl.DateTimeFormat('ru-RU', {
  timeZone: 'Asia/Almaty',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function text(key: string, values?: Message['values']): Message {
  return message(`documents:receipt.${key}`, values);
}
