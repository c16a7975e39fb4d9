import PDFDocument from 'pdfkit';
import { type Language, wrapText } from '../kernel/index.ts';
import { FONTS, PAGE, type TextStyle } from './paper-style.ts';
import { bindWords } from './typography/bind-words.ts';
import { hyphenate } from './typography/hyphenate.ts';

interface PaperInfo {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly createdAt: Date;
}

interface LinePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface StyledLine {
  readonly text: string;
  readonly style: TextStyle;
  /** Ends inside a word, with a hyphen that is not in the text. */
  readonly divided?: boolean;
}

const DIVIDED = /\u00ad$/;

/**
 * A document laid out as PDF/A-2a (ISO 19005-2): fonts embedded, every text tagged with its language, all
 * else marked as decoration. Nothing in it comes from the clock or from chance.
 */
export class Paper {
  readonly pdf: PDFKit.PDFDocument;
  readonly #bytes: Promise<Buffer>;
  readonly #body: PDFKit.PDFStructureElement;

  constructor(info: PaperInfo, language: Language) {
    this.pdf = new PDFDocument({
      autoFirstPage: false,
      bufferPages: true,
      pdfVersion: '1.7',
      subset: 'PDF/A-2a',
      tagged: true,
      displayTitle: true,
      lang: language,
      /* No first font, so that none of the unembedded standard fonts comes in. */
      font: '',
      info: {
        Title: info.title,
        Author: info.author,
        Subject: info.subject,
        Creator: 'Qyzmet',
        CreationDate: info.createdAt,
      },
    });
    this.#bytes = collect(this.pdf);
    for (const [name, file] of FONTS) this.pdf.registerFont(name, file);
    this.#body = this.pdf.struct('Document');
    this.pdf.addStructure(this.#body);
  }

  addPage(): void {
    this.pdf.addPage({ size: [PAGE.width, PAGE.height], margin: 0 });
  }

  /** Calls `draw` on each page there is, when all are there. */
  eachPage(draw: (page: number, pages: number) => void): void {
    const { start, count } = this.pdf.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.pdf.switchToPage(start + index);
      draw(index + 1, count);
    }
  }

  width(text: string, style: TextStyle): number {
    return this.pdf.font(style.font).fontSize(style.size).widthOfString(text);
  }

  /**
   * Broken to that width.
   * @param language of a text whose words may be divided, where the style has that.
   */
  lines(text: string, style: TextStyle, width: number, language: Language | null = null): StyledLine[] {
    const measure = (line: string): number => this.width(line, style);
    const words = bindWords(text.normalize('NFC'));
    const divisible = language !== null && style.divides === true ? hyphenate(words, language) : words;
    return wrapText(divisible, width, measure).map((line) => ({
      text: line.replace(DIVIDED, ''),
      style,
      divided: DIVIDED.test(line),
    }));
  }

  /** Writes the lines as one paragraph of a language; answers the height below them. */
  write(
    lines: readonly StyledLine[],
    place: { readonly x: number; readonly y: number; readonly width: number },
    language: Language | 'fr',
  ): number {
    let y = place.y;
    const parts: (PDFKit.PDFStructureElement | (() => void))[] = [];
    for (const line of lines) {
      const at = { ...place, y };
      parts.push(() => this.#writeLine(line, at));
      if (line.divided === true) parts.push(this.#hyphen(line, at));
      y += line.style.leading;
    }
    this.#body.add(this.pdf.struct('P', { lang: language }, parts));
    return y;
  }

  tagged(type: string, options: { readonly lang?: string; readonly alt?: string }, draw: () => void): void {
    this.#body.add(this.pdf.struct(type, { ...options }, draw));
  }

  /** What a screen reader passes over. */
  decoration(draw: () => void): void {
    this.pdf.markContent('Artifact', { type: 'Layout' });
    draw();
    this.pdf.endMarkedContent();
  }

  async finish(): Promise<Buffer> {
    this.#body.end();
    this.pdf.end();
    return this.#bytes;
  }

  #writeLine({ text, style }: StyledLine, place: LinePlace): void {
    const indent = style.align === 'center' ? (place.width - this.width(text, style)) / 2 : 0;
    this.#writeAt(text, style, place.x + indent, place.y);
  }

  /**
   * A hyphen to the eye and to programs that join divided words; a soft hyphen by its structure (ISO 32000-1, 14.8.2.2.3).
   */
  #hyphen({ text, style }: StyledLine, { x, y }: LinePlace): PDFKit.PDFStructureElement {
    return this.pdf.struct('Span', { actual: '\u00ad' }, () =>
      this.#writeAt('-', style, x + this.width(text, style), y),
    );
  }

  #writeAt(text: string, style: TextStyle, x: number, y: number): void {
    this.pdf.font(style.font).fontSize(style.size).fillColor(style.color);
    this.pdf.text(text, x, y, { lineBreak: false });
  }
}

export function heightOf(lines: readonly StyledLine[]): number {
  return lines.reduce((height, line) => height + line.style.leading, 0);
}

function collect(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
}
