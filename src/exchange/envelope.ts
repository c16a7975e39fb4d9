import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

/** SENT: by this system; ANSWERED: to it; RECEIVED: told by another system by itself. */
export const ENVELOPE_DIRECTIONS = ['SENT', 'ANSWERED', 'RECEIVED'] as const;
export type EnvelopeDirection = (typeof ENVELOPE_DIRECTIONS)[number];

/** ENVELOPE: the whole of it; DATA: the signed data that it brought, since a password stood beside them. */
export const ENVELOPE_FORMS = ['ENVELOPE', 'DATA'] as const;
export type EnvelopeForm = (typeof ENVELOPE_FORMS)[number];

/** What travelled, as its signature is over it. */
export interface SignedBytes {
  readonly form: EnvelopeForm;
  readonly content: Buffer;
  /** BIN in the certificate of whoever signed it; null for this system. */
  readonly signerBin: string | null;
}

/** As it is kept. */
export interface PackedBytes extends Omit<SignedBytes, 'content'> {
  /** In bytes, before it was packed; and their SHA-256. */
  readonly size: number;
  readonly sha256: Buffer;
  /** gzip. */
  readonly packed: Buffer;
}

/** Whoever unpacks more than this was not given what was packed here. */
const MAX_BYTES = 4 * 1024 * 1024;
const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** Done before a transaction, not in it. */
export async function packed({ content, form, signerBin }: SignedBytes): Promise<PackedBytes> {
  const sha256 = createHash('sha256').update(content).digest();
  return { form, signerBin, size: content.length, sha256, packed: await zip(content) };
}

/** Rejects for what was not packed so. */
export function unpacked(bytes: Buffer): Promise<Buffer> {
  return unzip(bytes, { maxOutputLength: MAX_BYTES });
}

/** An envelope beside its line of the ledger. */
export interface EnvelopeRow {
  readonly uuid: string;
  readonly direction: EnvelopeDirection;
  readonly form: EnvelopeForm;
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly at: string;
}

/** Those of one line, in order, as JSON: `line` is a condition over alias `e`. */
export function envelopesWhere(line: string): string {
  return `(SELECT coalesce(json_agg(json_build_object('uuid', e.id, 'direction', e.direction, 'form', e.form,
    'size', e.size, 'sha256', encode(e.sha256, 'hex'), 'at', e.at) ORDER BY e.id), '[]')
    FROM exchange_envelope e WHERE ${line})`;
}
