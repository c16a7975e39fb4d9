import type { Language } from '../kernel/index.ts';
import type { Paper, StyledLine } from './paper.ts';
import { heightOf } from './paper.ts';
import { COLORS, CONTENT, CONTENT_WIDTH, STYLES } from './paper-style.ts';
import { drawQrCode } from './qr-drawing.ts';
import type { Pair } from './two-columns.ts';
import { pairHeight } from './two-columns.ts';

const PADDING = 10;
const QR_SIZE = 84;
/** White round the code, four squares of it or more. */
const QR_MARGIN = 9;
const GAP = 12;
const QR_SIDE = QR_SIZE + 2 * QR_MARGIN;
const TEXT_LEFT = CONTENT.left + QR_SIDE + GAP;
const TEXT_WIDTH = CONTENT.right - PADDING - TEXT_LEFT;
const COLUMN = (TEXT_WIDTH - GAP) / 2;

/** Text of the panel in one language: a heading, what it says of the signature, how to check. */
export interface PanelText {
  readonly heading: string;
  readonly entries: readonly string[];
  readonly verification: string;
}

/** The box at the foot of the last page: who signed, where somebody did, and where to check the paper. */
export class CheckPanel {
  readonly height: number;
  readonly #paper: Paper;
  readonly #pair: Pair;
  readonly #link: readonly StyledLine[];
  readonly #url: string;

  constructor(paper: Paper, texts: { readonly kk: PanelText; readonly ru: PanelText }, url: string) {
    this.#paper = paper;
    this.#url = url;
    this.#pair = { kk: panelLines(paper, texts.kk, 'kk'), ru: panelLines(paper, texts.ru, 'ru') };
    this.#link = paper.lines(url, STYLES.link, TEXT_WIDTH);
    const text = pairHeight(this.#pair) + 4 + heightOf(this.#link);
    this.height = Math.max(QR_SIDE, text + 2 * PADDING);
  }

  get top(): number {
    return CONTENT.bottom - this.height;
  }

  /** Draws it so that it ends at the foot of the page. */
  draw(): void {
    const { top } = this;
    this.#paper.decoration(() => this.#drawBox(top));
    this.#paper.tagged('Figure', { alt: this.#url }, () => {
      const place = { x: CONTENT.left + QR_MARGIN, y: top + (this.height - QR_SIZE) / 2, size: QR_SIZE };
      drawQrCode(this.#paper.pdf, this.#url, place);
    });
    const y = top + PADDING;
    this.#paper.write(this.#pair.kk, { x: TEXT_LEFT, y, width: COLUMN }, 'kk');
    this.#paper.write(this.#pair.ru, { x: TEXT_LEFT + COLUMN + GAP, y, width: COLUMN }, 'ru');
    const linkTop = y + pairHeight(this.#pair) + 4;
    this.#paper.write(this.#link, { x: TEXT_LEFT, y: linkTop, width: TEXT_WIDTH }, 'kk');
  }

  #drawBox(top: number): void {
    this.#paper.pdf
      .rect(CONTENT.left, top, CONTENT_WIDTH, this.height)
      .lineWidth(0.6)
      .fillAndStroke(COLORS.tint, COLORS.frame);
    this.#paper.pdf.rect(CONTENT.left + 0.3, top + 0.3, QR_SIDE, this.height - 0.6).fill('#ffffff');
  }
}

function panelLines(paper: Paper, text: PanelText, language: Language): StyledLine[] {
  return [
    ...paper.lines(text.heading, STYLES.panelHeading, COLUMN),
    ...text.entries.flatMap((entry) => paper.lines(entry, STYLES.panel, COLUMN, language)),
    ...paper.lines(text.verification, STYLES.panel, COLUMN, language),
  ];
}
