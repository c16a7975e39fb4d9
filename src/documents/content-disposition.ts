/**
 * `attachment` with the name twice: in ASCII for the oldest readers, and in full (RFC 6266, section 4.3;
 * RFC 8187). Never `inline`: what others have sent is not shown under our address.
 */
export function attachmentDisposition(fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]/gu, '_').replace(/["\\%]/g, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extendedValue(fileName)}`;
}

/** encodeURIComponent leaves four characters that RFC 8187's attr-char has not. */
function extendedValue(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
