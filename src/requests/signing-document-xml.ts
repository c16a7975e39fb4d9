/**
 * The document given out to whoever signs XML: the exact bytes of the signing document in Base64, in one element, so
 * that an enveloped signature is over them whole. The same for the same bytes.
 */
export function signingDocumentXml(content: Uint8Array): string {
  const data = Buffer.from(content).toString('base64');
  return `<signingDocument version="1"><content encoding="base64">${data}</content></signingDocument>`;
}
