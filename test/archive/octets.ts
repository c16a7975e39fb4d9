import { X509Certificate } from 'node:crypto';
import { parseSignedData } from '../../src/signatures/cms/cms.ts';

/**
 * Certificates that the seal brings along besides its own: candidates for a chain (RFC 5652 5.1), signed by those above
 * them. One that the chain does without, since the trusted folder has it, may be anything.
 */
export function issuersIn(seal: Buffer): Buffer[] {
  return parseSignedData(seal)
    .certificates.map((one) => Buffer.from(one))
    .filter((one) => new X509Certificate(one).ca);
}

export function isWithin(archive: Buffer, part: Buffer, place: number): boolean {
  const from = archive.indexOf(part);
  return from !== -1 && place >= from && place < from + part.length;
}

/**
 * Dates and checksums of the ZIP itself say nothing: no reader of ours believes them. Whatever is not the content of a
 * member: headers, what may follow a member (APPNOTE 4.3.9), and the directory at the end.
 */
export function isOfTheOutline(archive: Buffer, place: number): boolean {
  return !contentsOf(archive).some(({ from, to }) => place >= from && place < to);
}

/** Where the contents of the members lie, by the directory at the end (APPNOTE 4.3.12). */
function contentsOf(archive: Buffer): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let entry = archive.readUInt32LE(end + 16);
  while (entry < end && archive.toString('latin1', entry, entry + 4) === 'PK\x01\x02') {
    const local = archive.readUInt32LE(entry + 42);
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    found.push({ from, to: from + archive.readUInt32LE(entry + 20) });
    entry += 46 + [28, 30, 32].reduce((length, field) => length + archive.readUInt16LE(entry + field), 0);
  }
  return found;
}
