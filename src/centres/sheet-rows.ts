import type { Texts } from '../graphql/index.ts';
import { type Message, message } from '../kernel/index.ts';

/** One row of a sheet, with its words in both languages. */
export interface SheetRow {
  readonly label: Message;
  readonly kk: string;
  readonly ru: string;
}

const TIME = new Intl.DateTimeFormat('ru-RU', {
  timeZone: 'Asia/Almaty',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Makes rows: of a text, of what is the same in both languages, of a moment. */
export class SheetRows {
  readonly #texts: Texts;

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  text(label: Message, words: Message): SheetRow {
    return { label, kk: this.#texts.translate(words, 'kk'), ru: this.#texts.translate(words, 'ru') };
  }

  same(label: Message, value: string): SheetRow {
    return { label, kk: value, ru: value };
  }

  moment(label: Message, at: Date): SheetRow {
    return this.text(label, message('centres:sheet.moment', { date: at, time: TIME.format(at) }));
  }

  /** Several texts in one row, one after another. */
  texts(label: Message, all: readonly Message[]): SheetRow {
    const joined = (language: 'kk' | 'ru') =>
      all.map((words) => this.#texts.translate(words, language)).join('; ');
    return { label, kk: joined('kk'), ru: joined('ru') };
  }
}
