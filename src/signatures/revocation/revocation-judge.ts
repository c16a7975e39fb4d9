import type { Certificate } from '../certificates/x509.ts';
import type { SignatureDoubt } from '../signature-doubt.ts';
import type { CertificateFault } from '../signature-fault.ts';
import type { CurrentList } from './current-list.ts';
import type { OcspAnswer } from './ocsp-answer.ts';
import type { OcspClient } from './ocsp-client.ts';
import type { RevocationLists } from './revocation-lists.ts';
import type { RevocationEvidence, RevocationFinding, RevocationStatus } from './revocation-status.ts';
import { REVOCATION_REASON, type Revocation } from './serial-index.ts';

export interface RevocationJudgePorts {
  readonly lists: RevocationLists;
  /** Asked about the signer's certificate; the lists alone where absent. */
  readonly ocsp?: Pick<OcspClient, 'ask'>;
}

/** What is said of one certificate of a chain. */
interface Word {
  readonly fault?: CertificateFault;
  readonly doubt?: SignatureDoubt;
  readonly evidence?: RevocationEvidence;
}

/** By when a revocation harms, and by when a list must last; ms since 1970. */
interface Moments {
  readonly at: number;
  readonly inHand: number;
}

/** The lists are refreshed by the minute while one is wanting, and answers are kept no longer. */
const RETRY_AFTER_SECONDS = 60;

/** Revoked for one of these after the signature was made, the certificate was good when it was made. */
const HARMLESS_LATER: ReadonlySet<number> = new Set([
  REVOCATION_REASON.affiliationChanged,
  REVOCATION_REASON.superseded,
  REVOCATION_REASON.cessationOfOperation,
  REVOCATION_REASON.privilegeWithdrawn,
]);

/**
 * Asks each authority about the certificate below it: the root's list about the issuing authority, then the
 * responder about the signer's certificate. When no responder answers, a fresh list may; when one answers
 * wrongly, nothing may take the place of its answer, or whoever can spoil an answer chooses the source.
 */
export class RevocationJudge implements RevocationStatus {
  readonly #lists: RevocationLists;
  readonly #ocsp: Pick<OcspClient, 'ask'> | undefined;

  constructor({ lists, ocsp }: RevocationJudgePorts) {
    this.#lists = lists;
    this.#ocsp = ocsp;
  }

  async check(chain: readonly Certificate[], at: number, inHand = at): Promise<RevocationFinding> {
    const moments = { at, inHand };
    const evidence: RevocationEvidence[] = [];
    let doubt: SignatureDoubt | undefined;
    for (let place = chain.length - 2; place >= 0; place--) {
      const [certificate, issuer] = [chain[place], chain[place + 1]];
      if (certificate === undefined || issuer === undefined) continue;
      const word =
        place > 0
          ? authorityWord(this.#askList(certificate, issuer, moments))
          : await this.#askAbout(certificate, issuer, moments);
      if (word.evidence) evidence.unshift(word.evidence);
      if (word.fault) return { fault: word.fault, evidence };
      doubt ??= word.doubt;
    }
    return { ...(doubt && { doubt, retryAfterSeconds: RETRY_AFTER_SECONDS }), evidence };
  }

  async #askAbout(certificate: Certificate, issuer: Certificate, moments: Moments): Promise<Word> {
    if (this.#ocsp === undefined) return this.#askList(certificate, issuer, moments);
    const answer = await this.#ocsp.ask(certificate, issuer);
    if (answer === 'INVALID') return { doubt: 'OCSP_INVALID' };
    if (answer !== 'UNAVAILABLE') return answerWord(certificate, answer, moments.at);
    const word = this.#askList(certificate, issuer, moments);
    return word.doubt === undefined ? word : { ...word, doubt: 'OCSP_UNAVAILABLE' };
  }

  /** A stale list still tells of a revocation; it cannot tell that there is none. */
  #askList(certificate: Certificate, issuer: Certificate, { at, inHand }: Moments): Word {
    const list = this.#lists.current(issuer);
    if (list === undefined) return { doubt: 'CRL_MISSING' };
    const evidence = listEvidence(certificate, list);
    const revocation = list.find(certificate.serial);
    if (revocation && isHarm(revocation, at)) return { fault: faultOf(revocation), evidence };
    return list.nextUpdate < inHand ? { doubt: 'CRL_STALE', evidence } : { evidence };
  }
}

function answerWord(certificate: Certificate, answer: OcspAnswer, at: number): Word {
  const evidence = answerEvidence(certificate, answer);
  const { status } = answer;
  if (status === 'NOT_ISSUED') return { fault: 'NOT_ISSUED', evidence };
  return status !== 'GOOD' && isHarm(status, at) ? { fault: faultOf(status), evidence } : { evidence };
}

function authorityWord(word: Word): Word {
  return word.fault ? { ...word, fault: 'CA_REVOKED' } : word;
}

function isHarm({ at: revokedAt, reason }: Revocation, at: number): boolean {
  return revokedAt <= at || !HARMLESS_LATER.has(reason);
}

function faultOf({ reason }: Revocation): CertificateFault {
  return reason === REVOCATION_REASON.certificateHold ? 'ON_HOLD' : 'REVOKED';
}

function listEvidence({ sha256 }: Certificate, { base, delta, nextUpdate }: CurrentList): RevocationEvidence {
  return {
    kind: 'CRL',
    certificate: sha256,
    number: base.number?.toString() ?? null,
    thisUpdate: new Date(base.thisUpdate),
    nextUpdate: new Date(nextUpdate),
    sha256: base.sha256,
    ...(delta && {
      delta: {
        number: String(delta.number),
        sha256: delta.sha256,
        thisUpdate: new Date(delta.thisUpdate),
      },
    }),
  };
}

function answerEvidence({ sha256 }: Certificate, answer: OcspAnswer): RevocationEvidence {
  return {
    kind: 'OCSP',
    certificate: sha256,
    producedAt: new Date(answer.producedAt),
    thisUpdate: new Date(answer.thisUpdate),
    nextUpdate: answer.nextUpdate === null ? null : new Date(answer.nextUpdate),
    responder: answer.responder,
    response: Buffer.from(answer.response).toString('base64'),
  };
}
