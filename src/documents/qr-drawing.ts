import qrcode from 'qrcode';

/**
 * Draws the text as a QR code (ISO/IEC 18004, error correction M) of vector squares, black on what lies
 * beneath.
 */
export function drawQrCode(
  pdf: PDFKit.PDFDocument,
  text: string,
  place: { readonly x: number; readonly y: number; readonly size: number },
): void {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const side = place.size / modules.size;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) pdf.rect(place.x + column * side, place.y + row * side, side, side);
    }
  }
  pdf.fill('#000000');
}
