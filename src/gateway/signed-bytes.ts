import type { MessageContent, Sender } from '../soap/index.ts';
import type { System } from './system-check.ts';

/** What travelled, as its signature is over it. */
export interface SignedBytes {
  /** ENVELOPE: the whole of it; DATA: the signed data that it brought, since a password stood beside them. */
  readonly form: 'ENVELOPE' | 'DATA';
  readonly content: Buffer;
  /** BIN in the certificate of whoever signed it; null for this system. */
  readonly signerBin: string | null;
}

/** An envelope as it came, and who signed it. */
export interface SignedEnvelope extends System {
  readonly bytes: Buffer;
}

interface SignedData {
  readonly data: MessageContent;
  readonly bin: string | null;
}

/**
 * What may be kept of a message: all of it; where a password stands under the signature of the envelope, the data that have
 * a signature of their own, and nothing where there are none.
 */
export function keepable(
  { bytes, bin }: { readonly bytes: Buffer; readonly bin: string | null },
  sender: Sender | null,
  signed: SignedData | null,
): SignedBytes | null {
  if (sender === null || sender.password === null)
    return { form: 'ENVELOPE', content: bytes, signerBin: bin };
  return signed === null ? null : signedData(signed);
}

/** Data with a signature of their own, without what they came in. */
export function signedData({ data, bin }: SignedData): SignedBytes {
  return { form: 'DATA', content: Buffer.from(data.content), signerBin: bin };
}
