import type { Catalogue } from '../../catalogue/index.ts';
import type { Transaction } from '../../postgres/index.ts';
import type { SignatureVerifier, Verdict } from '../../signatures/index.ts';
import type { RequestMover } from '../move-request.ts';
import type { RequestRow } from '../request.ts';
import { requireDocuments } from '../required-documents.ts';
import type { FormGuard } from '../result-keeper.ts';
import type { Facts } from '../step-rules.ts';
import type { ReceivedSignature } from './received-signature.ts';
import { saveSignature } from './signature-store.ts';
import type { SigningStep } from './signing-step.ts';

interface Ports {
  readonly catalogue: Catalogue;
  readonly mover: RequestMover;
  readonly signatures: SignatureVerifier;
  readonly formGuard: FormGuard;
}

/** The signature under an application: who must have made it, and what follows from the verdict. */
export class ApplicationSignature {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** The signer is who the request says: the applicant, or the member of staff at the desk (X-03 of the brief). */
  judge(request: RequestRow, received: ReceivedSignature): Promise<Verdict> {
    const { signer, signature, document, receivedAt } = received;
    const expected = expectedSigner(request, signer);
    return this.#ports.signatures.verify({
      signature,
      content: document.content,
      at: receivedAt,
      expectedIin: expected.iin,
      expectedBin: expected.bin,
    });
  }

  /** Whether the certificate, good or not, is of the person who has to sign. */
  isBySigner(request: RequestRow, { signer }: ReceivedSignature, verdict: Verdict): boolean {
    if (verdict.state === 'INDETERMINATE') return true;
    return verdict.signer?.iin === expectedSigner(request, signer).iin;
  }

  /** Whether a certificate that the regulation's condition does not accept ends the request. */
  endsByRefusal(request: RequestRow, step: SigningStep): boolean {
    return this.#ports.mover.foresee(request, factsOf(step, 'REFUSED'))?.refusal !== null;
  }

  /** Signing that closes the form needs the documents to be there, and what the form names to be in force. */
  async requireReady(
    transaction: Transaction,
    request: RequestRow,
    { closesForm }: SigningStep,
  ): Promise<void> {
    if (!closesForm) return;
    const { catalogue, formGuard } = this.#ports;
    await requireDocuments(transaction, catalogue.edition(request.edition), request);
    const fault = await formGuard(transaction, request.service, request.application);
    if (fault !== null) throw fault;
  }

  /** Takes the locked request on: with the signature kept, or to the notice of refusal. */
  async settle(
    transaction: Transaction,
    request: RequestRow,
    step: SigningStep,
    received: ReceivedSignature,
    verdict: Exclude<Verdict, { state: 'INDETERMINATE' }>,
  ): Promise<void> {
    const { mover } = this.#ports;
    const { signer } = received;
    const actor = { id: signer.id, name: signer.name, note: null };
    if (verdict.state === 'INVALID') {
      await mover.move(transaction, request, factsOf(step, 'REFUSED'), { actor, fault: verdict.code });
      return;
    }
    await saveSignature(transaction, {
      requestId: request.uuid,
      documentId: received.document.id,
      stepKey: step.key,
      role: request.desk === null ? 'APPLICANT' : signer.role,
      signer: verdict.signer,
      evidence: verdict.evidence,
      cms: received.signature,
      signedAt: received.receivedAt,
    });
    await mover.move(transaction, request, factsOf(step, 'CONFIRMED'), { actor });
  }
}

function expectedSigner(
  request: RequestRow,
  signer: ReceivedSignature['signer'],
): { iin: string; bin: string | null } {
  return request.desk === null
    ? { iin: request.applicantIin ?? signer.iin, bin: request.applicantBin }
    : { iin: signer.iin, bin: signer.bin };
}

function factsOf({ closesForm }: SigningStep, certificate: 'CONFIRMED' | 'REFUSED'): Facts {
  return { certificate, ...(closesForm ? { formComplete: true } : {}) };
}
