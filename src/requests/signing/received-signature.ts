import type { Viewer } from '../../identity/index.ts';

/** Who signs, as steps and signatures name them. */
export type Signatory = Pick<Viewer, 'id' | 'name' | 'role' | 'iin' | 'bin'>;

/** A signature over a document that was given out, not judged yet. */
export interface ReceivedSignature {
  readonly requestId: string;
  readonly stepKey: string;
  readonly document: { readonly id: string; readonly content: Buffer };
  readonly signer: Signatory;
  readonly signature: Buffer;
  /** When the server had it in hand: what it is judged by, unless it carries a time-stamp. */
  readonly receivedAt: Date;
  /** What a member of staff wrote beside it. */
  readonly note: string | null;
}
