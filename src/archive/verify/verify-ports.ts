import type { Clock } from '../../kernel/index.ts';
import type { TrustStore } from '../../signatures/index.ts';

export interface VerifyPorts {
  /** What the judge brings along: nothing in an archive is trusted for being there. */
  readonly trust: TrustStore;
  /** Revocation lists besides those in the archive, DER. */
  readonly lists: readonly Uint8Array[];
  /** BIN in the certificate of whoever must have sealed it; whoever a root vouches for where null. */
  readonly sealedBy: string | null;
  /** Certificates by which the payment gateway is known, DER, where no authority vouches for them. */
  readonly paymentGateway: readonly Uint8Array[];
  readonly clock: Clock;
}
