import type { Certificate } from '../certificates/x509.ts';
import { judgeOcspAnswer } from './ocsp-answer.ts';
import type { OcspOutcome } from './ocsp-client.ts';
import { RevocationJudge } from './revocation-judge.ts';
import type { RevocationLists } from './revocation-lists.ts';
import type { RevocationFinding, RevocationStatus } from './revocation-status.ts';

/** What the authorities said when a signature was judged, kept with it: nobody is asked anew. */
export class KeptRevocation implements RevocationStatus {
  readonly #lists: RevocationLists;
  readonly #responses: readonly Uint8Array[];

  /** `responses`: of OCSP responders, whole, DER. */
  constructor({ lists, responses }: { lists: RevocationLists; responses: readonly Uint8Array[] }) {
    this.#lists = lists;
    this.#responses = responses;
  }

  check(chain: readonly Certificate[], at: number, inHand = at): Promise<RevocationFinding> {
    const lists = this.#lists;
    const ask = (certificate: Certificate, issuer: Certificate) => this.#ask(certificate, issuer, inHand);
    const judge = new RevocationJudge({ lists, ...(this.#responses.length > 0 && { ocsp: { ask } }) });
    return judge.check(chain, at, inHand);
  }

  /** The kept response about that certificate, by its own signature and as of then. */
  async #ask(certificate: Certificate, issuer: Certificate, now: number): Promise<OcspOutcome> {
    const question = { certificate, issuer, nonce: null };
    for (const response of this.#responses) {
      const judged = await judgeOcspAnswer(response, question, { lists: this.#lists, now });
      if (judged.state === 'ANSWERED') return judged.answer;
      if (judged.state === 'INVALID' && judged.why !== 'WRONG_CERTIFICATE') return 'INVALID';
    }
    return 'UNAVAILABLE';
  }
}
