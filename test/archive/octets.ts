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

/** Dates and checksums of the ZIP itself say nothing: no reader of ours believes them. */
export function isOfTheOutline(archive: Buffer, place: number): boolean {
  const local = archive.lastIndexOf(Buffer.from('PK\x03\x04', 'latin1'), place);
  const header = archive.readUInt16LE(local + 26);
  const central = archive.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
  return place < local + 30 + header || place >= central;
}
