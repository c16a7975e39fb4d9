import type { Viewer } from '../../identity/index.ts';
import type { SigningPaper } from './signing-paper-store.ts';

/** Who signs, as steps and signatures name them. */
export type Signatory = Pick<Viewer, 'id' | 'name' | 'role' | 'iin' | 'bin'>;

/** A signature over a document that was given out, not judged yet. */
export interface ReceivedSignature {
  readonly requestId: string;
  readonly stepKey: string;
  readonly document: {
    readonly id: string;
    readonly content: Buffer;
    /** Of a result that was drawn up in another system: it is kept with the signature, which is over the statement. */
    readonly paper?: SigningPaper;
  };
  readonly signer: Signatory;
  readonly signature: Buffer;
  /** When the server had it in hand: what it is judged by, unless it carries a time-stamp. */
  readonly receivedAt: Date;
  /** What a member of staff wrote beside it. */
  readonly note: string | null;
}
