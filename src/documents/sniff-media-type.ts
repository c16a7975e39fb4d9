import { fileTypeFromBuffer } from 'file-type';

/** OBJECT IDENTIFIER 1.2.840.113549.1.7.2, signedData (RFC 5652, section 5.1), in DER. */
const SIGNED_DATA = Buffer.from('06092a864886f70d010702', 'hex');
const SEQUENCE = 0x30;
/** The tag and the longest length that a file of 10 MB has in front of the identifier. */
const LONGEST_HEADER = 6;
const ARMOUR = /^-----BEGIN (?:PKCS7|CMS)-----/;

/** The media type that the bytes themselves show, or null. */
export async function sniffMediaType(content: Buffer): Promise<string | null> {
  if (isSignedData(content)) return 'application/pkcs7-signature';
  const found = await fileTypeFromBuffer(content);
  return found?.mime ?? null;
}

function isSignedData(content: Buffer): boolean {
  if (ARMOUR.test(content.toString('latin1', 0, 32))) return true;
  if (content[0] !== SEQUENCE) return false;
  const position = content.subarray(0, LONGEST_HEADER + SIGNED_DATA.length).indexOf(SIGNED_DATA);
  return position >= 2 && position <= LONGEST_HEADER;
}
