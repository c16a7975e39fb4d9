import { randomBytes } from 'node:crypto';
import type { Clock } from '../../kernel/index.ts';
import type { Certificate } from '../certificates/x509.ts';
import { assertWebCaller, type FetchFault, fetchLimited } from '../fetch-limited.ts';
import { type AnswerFault, judgeOcspAnswer, type NoAnswer, type OcspAnswer } from './ocsp-answer.ts';
import { encodeOcspRequest } from './ocsp-request.ts';
import type { RevocationLists } from './revocation-lists.ts';

export interface OcspClientPorts {
  /** Where the responders are, in the order they are asked; from configuration alone, never from a certificate. */
  readonly urls: readonly string[];
  readonly userAgent: string;
  readonly clock: Clock;
  /** Tell of a responder whose certificate must be asked about itself. */
  readonly lists: RevocationLists;
  /** Told of each responder that gave no answer, or none to be believed. */
  readonly onFault?: (fault: ResponderFailure) => void;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  /** How many answers are kept at most. */
  readonly maxAnswers?: number;
  readonly fetch?: typeof fetch;
}

export interface ResponderFailure {
  readonly url: string;
  readonly fault: FetchFault | NoAnswer | AnswerFault;
}

/** UNAVAILABLE: nobody answered, another source may be asked; INVALID: an answer that is not to be believed. */
export type OcspOutcome = OcspAnswer | 'UNAVAILABLE' | 'INVALID';

const DEFAULT_TIMEOUT_MS = 5_000;
const DEFAULT_MAX_BYTES = 1024 * 1024;
const DEFAULT_MAX_ANSWERS = 5_000;
/** What an answer without nextUpdate is good for. */
const KEEP_MS = 60_000;
const NONCE_BYTES = 16;

/**
 * Asks the authority's responders about one certificate at a time (RFC 6960). Answers are kept while they
 * hold; those who ask about the same certificate at the same time share one call.
 */
export class OcspClient {
  readonly #ports: OcspClientPorts;
  readonly #answers = new Map<string, { readonly answer: OcspAnswer; readonly until: number }>();
  readonly #asking = new Map<string, Promise<OcspOutcome>>();

  constructor(ports: OcspClientPorts) {
    assertWebCaller(ports.urls, ports.userAgent);
    this.#ports = ports;
  }

  /** Never throws for what the network or a responder does. */
  ask(certificate: Certificate, issuer: Certificate): Promise<OcspOutcome> {
    const key = `${Buffer.from(issuer.subjectPublicKeyInfo).toString('base64')} ${certificate.serialNumber}`;
    const kept = this.#kept(key);
    if (kept !== undefined) return Promise.resolve(kept);
    const asking = this.#asking.get(key);
    if (asking !== undefined) return asking;
    const outcome = this.#askAll(certificate, issuer)
      .then((answer) => this.#keep(key, answer))
      .finally(() => this.#asking.delete(key));
    this.#asking.set(key, outcome);
    return outcome;
  }

  /** A responder that does not answer is passed over; one whose answer is wrong ends the asking. */
  async #askAll(certificate: Certificate, issuer: Certificate): Promise<OcspOutcome> {
    for (const url of this.#ports.urls) {
      const outcome = await this.#askOne(url, certificate, issuer);
      if (outcome !== 'UNAVAILABLE') return outcome;
    }
    return 'UNAVAILABLE';
  }

  async #askOne(url: string, certificate: Certificate, issuer: Certificate): Promise<OcspOutcome> {
    const { clock, lists, onFault } = this.#ports;
    const nonce = randomBytes(NONCE_BYTES);
    const content = await this.#post(url, encodeOcspRequest(certificate, issuer, nonce));
    if (typeof content === 'string') {
      onFault?.({ url, fault: content });
      return 'UNAVAILABLE';
    }
    const now = clock.now().getTime();
    const judged = await judgeOcspAnswer(content, { certificate, issuer, nonce }, { lists, now });
    if (judged.state === 'ANSWERED') return judged.answer;
    onFault?.({ url, fault: judged.why });
    return judged.state === 'INVALID' ? 'INVALID' : 'UNAVAILABLE';
  }

  async #post(url: string, body: Uint8Array): Promise<Uint8Array | FetchFault> {
    const { userAgent, timeoutMs = DEFAULT_TIMEOUT_MS, maxBytes = DEFAULT_MAX_BYTES } = this.#ports;
    const content = await fetchLimited({
      url,
      userAgent,
      timeoutMs,
      maxBytes,
      body,
      headers: { 'content-type': 'application/ocsp-request', accept: 'application/ocsp-response' },
      ...(this.#ports.fetch && { fetch: this.#ports.fetch }),
    });
    if (typeof content === 'object') return content.bytes;
    return content === 'NOT_MODIFIED' ? 'HTTP_STATUS' : content;
  }

  #kept(key: string): OcspAnswer | undefined {
    const kept = this.#answers.get(key);
    if (kept === undefined || this.#ports.clock.now().getTime() < kept.until) return kept?.answer;
    this.#answers.delete(key);
    return undefined;
  }

  #keep(key: string, outcome: OcspOutcome): OcspOutcome {
    if (typeof outcome === 'string') return outcome;
    const { clock, maxAnswers = DEFAULT_MAX_ANSWERS } = this.#ports;
    const until = outcome.nextUpdate ?? clock.now().getTime() + KEEP_MS;
    this.#answers.delete(key);
    const [oldest] = this.#answers.keys();
    if (oldest !== undefined && this.#answers.size >= maxAnswers) this.#answers.delete(oldest);
    this.#answers.set(key, { answer: outcome, until });
    return outcome;
  }
}
