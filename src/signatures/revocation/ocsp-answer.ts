import { DerError } from '../../asn1/index.ts';
import { type Certificate, sameBytes } from '../certificates/x509.ts';
import { Refusal } from '../signature-fault.ts';
import { isIdOf } from './certificate-id.ts';
import { encodeNonce } from './ocsp-request.ts';
import { findResponder, type ResponderFault } from './ocsp-responder.ts';
import {
  type OcspRefusal,
  type OcspResponse,
  parseOcspResponse,
  type SingleStatus,
} from './ocsp-response.ts';
import type { RevocationLists } from './revocation-lists.ts';
import type { Revocation } from './serial-index.ts';

/** What a responder with the right to it said of one certificate; times in ms since 1970. */
export interface OcspAnswer {
  /** NOT_ISSUED: the authority never made such a certificate (RFC 6960 2.2, extended revoked). */
  readonly status: 'GOOD' | 'NOT_ISSUED' | Revocation;
  readonly producedAt: number;
  readonly thisUpdate: number;
  readonly nextUpdate: number | null;
  /** The responder's common name, or its serial number where it has none. */
  readonly responder: string;
  /** The whole response, DER. */
  readonly response: Uint8Array;
}

/** The responder answers, but not to what was asked. Another source may be asked. */
export type NoAnswer = OcspRefusal | 'STATUS_UNKNOWN';

/** The answer is not what an authority in order gives: it is not used, and neither is anything in its place. */
export type AnswerFault =
  | ResponderFault
  | 'MALFORMED'
  | 'WRONG_CERTIFICATE'
  | 'WRONG_NONCE'
  | 'OLD'
  | 'FROM_THE_FUTURE';

export type JudgedAnswer =
  | { readonly state: 'ANSWERED'; readonly answer: OcspAnswer }
  | { readonly state: 'NO_ANSWER'; readonly why: NoAnswer }
  | { readonly state: 'INVALID'; readonly why: AnswerFault };

export interface OcspQuestion {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  /** Null of an answer that was kept: it was compared when it came. */
  readonly nonce: Uint8Array | null;
}

/** How far the responder's clock may be from ours. */
const CLOCK_SKEW_MS = 5 * 60_000;
/** Without nextUpdate the responder always has newer information (RFC 6960 2.4): then this is old. */
const MOST_AGE_MS = 15 * 60_000;
const CERTIFICATE_HOLD = 6;
const COMMON_NAME = '2.5.4.3';

/**
 * Judges what came as the answer to a question, `now` being ms since 1970: form, certificate asked about,
 * responder and signature, nonce, times. Never throws for what was sent; throws
 * VerificationBusy where no thread is free to verify it.
 */
export async function judgeOcspAnswer(
  der: Uint8Array,
  question: OcspQuestion,
  at: { lists: RevocationLists; now: number },
): Promise<JudgedAnswer> {
  try {
    const response = parseOcspResponse(der);
    if (typeof response === 'string') return { state: 'NO_ANSWER', why: response };
    return await judge(response, der, question, at);
  } catch (error) {
    if (error instanceof DerError || error instanceof Refusal) return invalid('MALFORMED');
    throw error;
  }
}

async function judge(
  response: OcspResponse,
  der: Uint8Array,
  { certificate, issuer, nonce }: OcspQuestion,
  at: { lists: RevocationLists; now: number },
): Promise<JudgedAnswer> {
  const [single, ...more] = response.statuses.filter(({ id }) => isIdOf(id, certificate, issuer));
  if (single === undefined || more.length > 0) return invalid('WRONG_CERTIFICATE');
  const responder = await findResponder(response, issuer, at);
  if (typeof responder === 'string') return invalid(responder);
  if (nonce !== null && (response.nonce === undefined || !sameBytes(response.nonce, encodeNonce(nonce))))
    return invalid('WRONG_NONCE');
  const fault = timeFault(response, single, at.now);
  if (fault !== undefined) return invalid(fault);
  if (single.status === 'UNKNOWN') return { state: 'NO_ANSWER', why: 'STATUS_UNKNOWN' };
  const { producedAt } = response;
  const { thisUpdate, nextUpdate } = single;
  const status = isNotIssued(single.status) ? 'NOT_ISSUED' : single.status;
  return {
    state: 'ANSWERED',
    answer: { status, producedAt, thisUpdate, nextUpdate, responder: nameOf(responder), response: der },
  };
}

function timeFault(
  { producedAt }: OcspResponse,
  { thisUpdate, nextUpdate }: SingleStatus,
  now: number,
): AnswerFault | undefined {
  if (Math.max(thisUpdate, producedAt) > now + CLOCK_SKEW_MS) return 'FROM_THE_FUTURE';
  const lastsUntil = nextUpdate === null ? thisUpdate + MOST_AGE_MS : nextUpdate + CLOCK_SKEW_MS;
  return lastsUntil < now ? 'OLD' : undefined;
}

/** RFC 6960 2.2: revoked on 1 January 1970 with certificateHold is said of what was never issued. */
function isNotIssued(status: OcspAnswer['status']): boolean {
  return typeof status === 'object' && status.at === 0 && status.reason === CERTIFICATE_HOLD;
}

function nameOf({ subjectAttributes, serialNumber }: Certificate): string {
  return subjectAttributes.find(({ oid }) => oid === COMMON_NAME)?.text ?? serialNumber;
}

function invalid(why: AnswerFault): JudgedAnswer {
  return { state: 'INVALID', why };
}
