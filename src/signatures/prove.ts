import { buildChain } from './certificates/chain.ts';
import type { TrustStore } from './certificates/trust-store.ts';
import { type Certificate, publicKeyOf } from './certificates/x509.ts';
import { Refusal } from './signature-fault.ts';
import type { Profile } from './signature-verifier.ts';
import type { SignedDocument } from './signed-document.ts';
import { type Timestamp, verifyTimestamp } from './timestamps/verify-timestamp.ts';

/**
 * Proved: the holder of the signer's certificate, which a pinned root vouches for, signed exactly this
 * content.
 */
export interface Proof {
  readonly document: SignedDocument;
  /** From the signer's certificate to the root's. */
  readonly chain: readonly Certificate[];
  readonly timestamp: Timestamp | undefined;
  /** The moment it is judged by, ms since 1970: the time-stamp's, or when it was in hand. */
  readonly time: number;
  /** As in `RSA-2048/SHA-256`. */
  readonly algorithm: string;
}

export interface ProveInput {
  readonly trust: TrustStore;
  /** When it was in hand, ms since 1970. */
  readonly at: number;
  readonly profile: Profile;
}

/**
 * How far a clock may be from ours: a day, for clocks of another time zone, since the document signed lives half an hour
 * anyway.
 */
const WINDOW_MS = 24 * 60 * 60_000;

/** Checks 7 and 10 to 14 of the design; throws Refusal or DerError at the first that fails. */
export async function prove(document: SignedDocument, { trust, at, profile }: ProveInput): Promise<Proof> {
  const { signer, embedded, digest, family, signedBytes, signature } = document;
  /* Of the generation that was issued until 2022: for what was signed then. */
  if (family === 'GOST2004' && profile === 'REQUEST') throw new Refusal('WEAK_ALGORITHM');
  if (!signer.algorithmsAgree) throw new Refusal('CERT_ALG_MISMATCH');
  if (signer.extensions.unknownCritical) throw new Refusal('UNKNOWN_CRITICAL_EXT');
  const timestamp = await timestampOf(document, trust, at);
  const time = timestamp?.time ?? at;
  if (profile === 'REQUEST') requireFresh(document, time, at);
  const chain = await buildChain(signer, embedded, trust, time);
  const key = publicKeyOf(signer);
  if (!(await key.verify(digest, signedBytes, signature))) throw new Refusal('BAD_SIGNATURE');
  return { document, chain, timestamp, time, algorithm: `${key.name}/${digest.name}` };
}

/** Nobody can have stamped what he had later than we. */
async function timestampOf(
  { timestampToken: token, signature, embedded }: SignedDocument,
  trust: TrustStore,
  at: number,
): Promise<Timestamp | undefined> {
  if (token === undefined) return undefined;
  const timestamp = await verifyTimestamp({ token, imprinted: signature, embedded, trust });
  if (timestamp.time > at + WINDOW_MS) throw new Refusal('TST_INVALID');
  return timestamp;
}

function requireFresh({ signingTime }: SignedDocument, time: number, now: number): void {
  const far = (moment: number) => Math.abs(moment - now) > WINDOW_MS;
  if (far(time) || (signingTime !== undefined && far(signingTime))) throw new Refusal('STALE_REQUEST');
}
