import { createHash } from 'node:crypto';

/**
 * The XML in which a document to be signed is given out for signXml: its bytes in base64 with their SHA-256
 * beside them, in one canonical form, so that the same bytes always make the same XML.
 */
export function signingXml(content: Uint8Array): Uint8Array {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const base64 = Buffer.from(content).toString('base64');
  return Buffer.from(
    '<signingDocument xmlns="urn:qyzmet:signing-document:1">' +
      `<content encoding="base64" sha256="${sha256}">${base64}</content>` +
      '</signingDocument>',
  );
}
