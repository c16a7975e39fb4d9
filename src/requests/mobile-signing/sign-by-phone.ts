import type { PersonStore, Viewer } from '../../identity/index.ts';
import { type Clock, DomainError, DomainErrors } from '../../kernel/index.ts';
import type { CompleteStep } from '../complete-step.ts';
import type { SignRequest } from '../signing/sign-request.ts';
import { signatureBytes } from '../signing/signature-bytes.ts';
import { findAccessibleDocument } from './find-handed-document.ts';
import type { HandedDocument, SigningFault } from './mobile-signing.ts';
import type { MobileSigningStore } from './mobile-signing-store.ts';
import { hashToken } from './mobile-signing-tokens.ts';
import { signatureIn } from './phone-messages.ts';

interface Ports {
  readonly store: MobileSigningStore;
  readonly people: PersonStore;
  readonly signRequest: SignRequest;
  readonly completeStep: CompleteStep;
  readonly clock: Clock;
}

/** Takes back what eGov Mobile signed: API 2, PUT. */
export class SignByPhone {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /**
   * Signs exactly as signRequest, or completeStep with SIGN_RESULT, does for whoever handed the document out. Null when
   * it is signed, or held until the certification authority answers; otherwise why not: either nothing has changed and the phone may try again, or the regulation's
   * condition has refused the request and the document is used up. NOT_FOUND, FORBIDDEN, MOBILE_SIGNING_OVER,
   * BAD_REQUEST for what is no answer of a phone.
   */
  async run(linkToken: string, bearer: string | null, body: unknown): Promise<SigningFault | null> {
    const { store, clock } = this.#ports;
    const handed = await findAccessibleDocument(store, linkToken, bearer, clock.now());
    const signature = signatureIn(body, handed.method);
    if (!(await store.countTry(handed.uuid))) throw new DomainError('MOBILE_SIGNING_OVER');
    const viewer = await this.#signer(handed);
    try {
      await this.#sign(viewer, handed, signatureBytes(signature));
    } catch (error) {
      const fault = faultOf(error);
      await store.saveFault(handed.uuid, fault);
      return fault;
    }
    const settled = await store.findByLink(hashToken(linkToken), clock.now());
    return settled?.state === 'REFUSED' ? settled.fault : null;
  }

  async #sign(viewer: Viewer, handed: HandedDocument, signature: Buffer): Promise<void> {
    const { signRequest, completeStep } = this.#ports;
    const { requestId, documentId } = handed;
    if (handed.purpose === 'APPLICATION') {
      await signRequest.run(viewer, { requestId, signature, documentId, idempotencyKey: null });
    } else {
      await completeStep.run(viewer, { ...resultCall(handed), signature });
    }
  }

  /** Whoever handed the document out, as they are now, in the session that they did it in. */
  async #signer({ signerId, sessionId, login }: HandedDocument): Promise<Viewer> {
    const [person] = await this.#ports.people.findByIds([signerId]);
    if (person === undefined) throw new Error(`person ${signerId} is gone`);
    return { ...person, sessionId, loggedInWith: login };
  }
}

function resultCall({ requestId, stepKey, requestVersion, documentId }: HandedDocument) {
  return {
    requestId,
    step: stepKey,
    version: requestVersion,
    action: 'SIGN_RESULT',
    documentId,
    decision: null,
    assigneeId: null,
    note: null,
    idempotencyKey: null,
  };
}

/** What was wrong with the signature; whatever else is wrong is thrown on. */
function faultOf(error: unknown): SigningFault {
  const fault = error instanceof DomainErrors ? error.errors[0] : error;
  if (!(fault instanceof DomainError)) throw error;
  return { code: fault.code, values: fault.values };
}
