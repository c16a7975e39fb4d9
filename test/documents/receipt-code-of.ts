/** The code in the address that a receipt's QR code leads to; it stands in the file as what the picture shows. */
export function receiptCodeOf(pdf: Buffer): string {
  const code = /\/Alt \(https?:[^)]*\/verify\/(R(?:-[0-9A-HJKMNP-TV-Z]{4}){3})\)/.exec(
    pdf.toString('latin1'),
  )?.[1];
  if (code === undefined) throw new Error('the receipt has no code');
  return code;
}
