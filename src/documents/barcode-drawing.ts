import bwip from 'bwip-js';

/** Draws the text as Code 128 (ISO/IEC 15417) of vector bars, black on what lies beneath; `x` is the middle of the symbol. */
export function drawBarcode(
  pdf: PDFKit.PDFDocument,
  text: string,
  place: { readonly x: number; readonly y: number; readonly height: number; readonly module: number },
): void {
  const widths = barWidths(text);
  const modules = widths.reduce((sum, width) => sum + width, 0);
  let x = place.x - (modules / 2) * place.module;
  for (const [index, width] of widths.entries()) {
    if (index % 2 === 0) pdf.rect(x, place.y, width * place.module, place.height);
    x += width * place.module;
  }
  pdf.fill('#000000');
}

/** Of bars and the spaces between them in turn, in widths of the narrowest. */
export function barWidths(text: string): readonly number[] {
  const [symbol] = bwip.raw('code128', text);
  if (symbol === undefined || !('sbs' in symbol)) throw new Error('a barcode has no bars');
  return symbol.sbs;
}
