import { COLORS, PAGE } from './paper-style.ts';

type Pdf = PDFKit.PDFDocument;

/* Distances from the edge of the page to the two lines between which the waves run, in points. */
const OUTER = 24;
const INNER = 38;
const MIDDLE = (OUTER + INNER) / 2;
const AMPLITUDE = 4.6;
const WAVES = 3;

/** Two lines with interlaced waves between them, a rosette at each corner, and a pale one behind the text. */
export function drawPageFrame(pdf: Pdf): void {
  pdf.save();
  drawRosette(pdf, PAGE.width / 2, PAGE.height / 2, 190);
  rectangle(pdf, OUTER, 1.1, COLORS.frame);
  rectangle(pdf, INNER, 0.6, COLORS.frame);
  rectangle(pdf, INNER + 3, 0.4, COLORS.accent);
  drawSide(pdf, 'horizontal', MIDDLE);
  drawSide(pdf, 'horizontal', PAGE.height - MIDDLE);
  drawSide(pdf, 'vertical', MIDDLE);
  drawSide(pdf, 'vertical', PAGE.width - MIDDLE);
  for (const x of [MIDDLE, PAGE.width - MIDDLE]) {
    for (const y of [MIDDLE, PAGE.height - MIDDLE]) drawCorner(pdf, x, y);
  }
  pdf.restore();
}

function rectangle(pdf: Pdf, inset: number, width: number, color: string): void {
  pdf
    .rect(inset, inset, PAGE.width - 2 * inset, PAGE.height - 2 * inset)
    .lineWidth(width)
    .stroke(color);
}

function drawSide(pdf: Pdf, direction: 'horizontal' | 'vertical', across: number): void {
  const length = (direction === 'horizontal' ? PAGE.width : PAGE.height) - 2 * INNER;
  const periods = Math.round(length / 22);
  for (let wave = 0; wave < WAVES; wave += 1) {
    const point = (along: number): [number, number] => {
      const angle = (along / length) * periods * 2 * Math.PI + (wave * 2 * Math.PI) / WAVES;
      const offset = across + AMPLITUDE * Math.sin(angle);
      return direction === 'horizontal' ? [INNER + along, offset] : [offset, INNER + along];
    };
    drawCurve(pdf, periods * 10, (share) => point(share * length));
    pdf.lineWidth(0.45).stroke(wave === 0 ? COLORS.accent : COLORS.frame);
  }
}

function drawCorner(pdf: Pdf, x: number, y: number): void {
  const half = (INNER - OUTER) / 2;
  pdf.rect(x - half, y - half, 2 * half, 2 * half).fill('#ffffff');
  pdf.rect(x - half, y - half, 2 * half, 2 * half);
  pdf.lineWidth(0.6).stroke(COLORS.frame);
  drawCurve(pdf, 96, (share) => loop(share, x, y, half - 1.6, 0.19, 4));
  pdf.lineWidth(0.5).stroke(COLORS.accent);
}

/** Rings of interlaced loops, as banknotes have them. */
function drawRosette(pdf: Pdf, x: number, y: number, radius: number): void {
  for (const [scale, depth, loops] of ROSETTE_RINGS) {
    drawCurve(pdf, loops * 22, (share) => loop(share * TURNS, x, y, radius * scale, depth, loops / TURNS));
    pdf.lineWidth(0.4).stroke(COLORS.rosette);
  }
}

/** Size as a share of the whole, depth of the loops, and how many there are in all turns together. */
const ROSETTE_RINGS = [
  [1, 0.12, 96],
  [0.76, 0.2, 61],
  [0.46, 0.3, 41],
] as const;
const TURNS = 5;

/** A point of a curve round (x, y) whose distance swings `swings` times a turn between two radii. */
function loop(
  turns: number,
  x: number,
  y: number,
  radius: number,
  depth: number,
  swings: number,
): [number, number] {
  const angle = turns * 2 * Math.PI;
  const distance = radius * (1 - depth + depth * Math.cos(swings * angle));
  return [x + distance * Math.cos(angle), y + distance * Math.sin(angle)];
}

function drawCurve(pdf: Pdf, steps: number, point: (share: number) => [number, number]): void {
  pdf.moveTo(...point(0));
  for (let step = 1; step <= steps; step += 1) pdf.lineTo(...point(step / steps));
}
