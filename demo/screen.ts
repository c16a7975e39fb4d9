import { styleText } from 'node:util';
import type { Language } from './words.ts';

const WIDTH = 104;
const LABEL = 26;
const LOCALES: Readonly<Record<Language, string>> = { kk: 'kk-KZ', ru: 'ru-RU' };
/** Where the demonstration takes place. */
const ZONE = 'Asia/Almaty';

/** What is printed, and how. */
export class Screen {
  readonly #language: Language;
  #step = 0;

  constructor(language: Language) {
    this.#language = language;
  }

  title(text: string): void {
    this.#print(`${styleText('bold', text)}\n`);
  }

  story(text: string): void {
    this.#step = 0;
    this.#print(
      `\n${styleText(['bold', 'cyan'], `━━ ${text} ${'━'.repeat(Math.max(2, WIDTH - text.length - 4))}`)}\n`,
    );
  }

  step(text: string): void {
    this.#step += 1;
    this.#print(`\n${styleText('bold', `${this.#step}. ${text}`)}\n`);
  }

  line(text: string): void {
    for (const part of wrap(text, WIDTH - 3)) this.#print(`   ${part}\n`);
  }

  field(label: string, value: string): void {
    const [first = '', ...rest] = wrap(value, WIDTH - LABEL - 4);
    this.#print(`   ${styleText('dim', label.padEnd(LABEL))} ${first}\n`);
    for (const part of rest) this.#print(`   ${' '.repeat(LABEL)} ${part}\n`);
  }

  fault(label: string, text: string, code: string): void {
    this.#marked(styleText('red', '✗'), `${label}: ${text} ${code}`);
  }

  /** Something that arrived by itself. */
  event(at: string, text: string): void {
    this.#marked(styleText('yellow', '◆'), `${this.time(at)} ${text}`);
  }

  good(text: string): void {
    this.#marked(styleText('green', '✓'), text);
  }

  end(text: string): void {
    this.#print(`\n${styleText(['bold', 'green'], text)}\n`);
  }

  number(value: number): string {
    return new Intl.NumberFormat(LOCALES[this.#language]).format(value);
  }

  date(instant: string): string {
    return this.#format(instant, { day: '2-digit', month: '2-digit', year: 'numeric' });
  }

  time(instant: string): string {
    return this.#format(instant, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  }

  #format(instant: string, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(LOCALES[this.#language], { ...options, timeZone: ZONE }).format(
      new Date(instant),
    );
  }

  #marked(mark: string, text: string): void {
    const [first = '', ...rest] = wrap(text.trim(), WIDTH - 5);
    this.#print(`   ${mark} ${first}\n`);
    for (const part of rest) this.#print(`     ${part}\n`);
  }

  #print(text: string): void {
    process.stdout.write(text);
  }
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
