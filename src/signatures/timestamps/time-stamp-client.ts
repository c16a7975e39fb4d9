import { randomBytes } from 'node:crypto';
import { DerError } from '../../asn1/index.ts';
import type { Clock } from '../../kernel/index.ts';
import { digestAlgorithm } from '../algorithms/algorithms.ts';
import { VerificationBusy } from '../algorithms/verification-busy.ts';
import type { TrustStore } from '../certificates/trust-store.ts';
import { sameBytes } from '../certificates/x509.ts';
import { assertWebCaller, type FetchFault, fetchLimited } from '../fetch-limited.ts';
import type { RevocationStatus } from '../revocation/revocation-status.ts';
import { Refusal, type SignatureFault } from '../signature-fault.ts';
import { encodeTimestampRequest, tokenIn } from './timestamp-request.ts';
import { parseTimestampToken } from './timestamp-token.ts';
import { type Timestamp, verifyTimestamp } from './verify-timestamp.ts';

export interface TimeStampClientPorts {
  /** Where the authority is; from configuration alone. */
  readonly url: string;
  readonly userAgent: string;
  readonly trust: TrustStore;
  readonly revocation: RevocationStatus;
  readonly clock: Clock;
  /** Told why there is no token. */
  readonly onFault: (fault: StampFault) => void;
  readonly timeoutMs?: number;
}

/** REJECTED by the authority; ANOTHER: an answer to another question; CLOCK: its time is not ours; else what is wrong with the token. */
export type StampFault = FetchFault | 'REJECTED' | 'ANOTHER' | 'CLOCK' | 'VERIFIER_BUSY' | SignatureFault;

export interface Stamped {
  /** ContentInfo, DER. */
  readonly token: Buffer;
  readonly timestamp: Timestamp;
}

const DEFAULT_TIMEOUT_MS = 5_000;
const MAX_BYTES = 64 * 1024;
const NONCE_BYTES = 8;
/** How far the authority's clock may be from ours. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;

/** Asks a time-stamp authority (RFC 3161) over HTTP; what it answers is judged before it is given on. */
export class TimeStampClient {
  readonly #ports: TimeStampClientPorts;

  constructor(ports: TimeStampClientPorts) {
    assertWebCaller([ports.url], ports.userAgent);
    this.#ports = ports;
  }

  /** A token over these bytes, by their digest of that OID; null where none is to be had. Never throws for what the authority does. */
  async stamp(bytes: Uint8Array, digestOid: string): Promise<Stamped | null> {
    const stamped = await this.#ask(bytes, digestOid);
    if (typeof stamped === 'object') return stamped;
    this.#ports.onFault(stamped);
    return null;
  }

  async #ask(bytes: Uint8Array, digestOid: string): Promise<Stamped | StampFault> {
    const { url, userAgent, timeoutMs = DEFAULT_TIMEOUT_MS } = this.#ports;
    const hash = digestAlgorithm({ oid: digestOid, plain: true }).digest(bytes);
    const nonce = newNonce();
    const content = await fetchLimited({
      ...{ url, userAgent, timeoutMs, maxBytes: MAX_BYTES },
      body: encodeTimestampRequest({ digestOid, hash }, nonce),
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    });
    if (content === 'NOT_MODIFIED') return 'HTTP_STATUS';
    if (typeof content === 'string') return content;
    try {
      const token = tokenIn(content.bytes);
      return token === null ? 'REJECTED' : await this.#judge(token, bytes, nonce);
    } catch (fault) {
      if (fault instanceof Refusal) return fault.why;
      if (fault instanceof DerError) return 'MALFORMED';
      if (fault instanceof VerificationBusy) return 'VERIFIER_BUSY';
      throw fault;
    }
  }

  async #judge(token: Uint8Array, imprinted: Uint8Array, nonce: Uint8Array): Promise<Stamped | StampFault> {
    const { trust, revocation, clock } = this.#ports;
    const told = parseTimestampToken(token).info.nonce;
    if (told === undefined || !sameBytes(told, nonce)) return 'ANOTHER';
    const timestamp = await verifyTimestamp({ token, imprinted, trust });
    const now = clock.now().getTime();
    if (Math.abs(timestamp.time - now) > CLOCK_DIFFERENCE_MS) return 'CLOCK';
    const { fault } = await revocation.check(timestamp.chain, timestamp.time, now);
    return fault ?? { token: Buffer.from(token), timestamp };
  }
}

/** Of a positive INTEGER in its shortest form. */
function newNonce(): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  return nonce;
}
