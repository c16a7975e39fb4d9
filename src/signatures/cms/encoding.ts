import { Refusal } from '../signature-fault.ts';

const PEM = /^-----BEGIN (CMS|PKCS7|PKCS #7 SIGNED DATA)-----\s([A-Za-z0-9+/=\s]*)-----END \1-----$/;
const DER_SEQUENCE = 0x30;

/**
 * The DER of a message that came as DER, PEM or base64 with or without line breaks. Base64 of DER never
 * begins with the octet 0x30 ("0"), so the first octet tells them apart. Refuses with TOO_LARGE or
 * BAD_ENCODING.
 */
export function decodeMessage(bytes: Uint8Array, maxBytes: number): Uint8Array {
  if (bytes[0] === DER_SEQUENCE) return limited(bytes, maxBytes);
  if (bytes.length > maxBytes * 1.5 + 200) throw new Refusal('TOO_LARGE');
  const text = Buffer.from(bytes).toString('latin1').trim();
  const base64 = (PEM.exec(text)?.[2] ?? text).replace(/\s+/g, '');
  const decoded = Buffer.from(base64, 'base64');
  if (decoded.length === 0 || decoded.toString('base64') !== base64) throw new Refusal('BAD_ENCODING');
  return limited(decoded, maxBytes);
}

/** The same for a message that has been read before. */
export function messageDer(bytes: Uint8Array): Uint8Array {
  return decodeMessage(bytes, bytes.length);
}

function limited(bytes: Uint8Array, maxBytes: number): Uint8Array {
  if (bytes.length > maxBytes) throw new Refusal('TOO_LARGE');
  return bytes;
}
