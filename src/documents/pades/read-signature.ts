/** A signature inside a PDF: the bytes it is over, and the room that it stands in. */
export interface InnerSignature {
  readonly content: Buffer;
  /** The CMS, DER, with the zeros behind it. */
  readonly room: Buffer;
}

const RANGE = /\/ByteRange \[0 (\d+) (\d+) (\d+)\s*\]/g;

/** The last signature, over the whole file but its own room (ISO 32000-1 12.8.1); null where there is none such. */
export function readSignature(pdf: Buffer): InnerSignature | null {
  const last = [...pdf.toString('latin1').matchAll(RANGE)].at(-1);
  if (last === undefined) return null;
  const [before, after, rest] = last.slice(1).map(Number) as [number, number, number];
  const hole = pdf.subarray(before, after).toString('latin1');
  if (after + rest !== pdf.length || !/^<[0-9a-f]*>$/i.test(hole)) return null;
  return {
    content: Buffer.concat([pdf.subarray(0, before), pdf.subarray(after)]),
    room: Buffer.from(hole.slice(1, -1), 'hex'),
  };
}
