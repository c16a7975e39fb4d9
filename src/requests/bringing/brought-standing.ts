import type { BringingSystem } from '../../gateway/index.ts';
import { asViewer, type PersonStore, type Viewer } from '../../identity/index.ts';
import { DomainError } from '../../kernel/index.ts';
import type { Database } from '../../postgres/index.ts';
import { stepOf } from '../advance.ts';
import { requestNotFound } from '../load-request.ts';
import type { RequestMover } from '../move-request.ts';
import type { RequestRow } from '../request.ts';
import type { RequestReader } from '../request-reader.ts';
import { REQUEST_ALONE } from '../request-sql.ts';
import type { ApplicationDocument } from '../signing/application-document.ts';
import type { SigningDocument } from '../signing/signing-document.ts';
import { findSigningStep } from '../signing/signing-step.ts';
import type { StartPayment } from '../start-payment.ts';
import { findBroughtRequest } from './brought-request-store.ts';

interface Ports {
  readonly database: Database;
  readonly reader: RequestReader;
  readonly mover: RequestMover;
  readonly people: PersonStore;
  readonly startPayment: StartPayment;
  readonly applicationDocument: ApplicationDocument;
}

/** A request that the system brought, and its applicant as whom it goes on. */
export interface OwnBroughtRequest {
  readonly viewer: Viewer;
  readonly request: RequestRow;
}

export type KnownBroughtRequest = { readonly uuid: string } | { readonly number: string };

/** What a system reads of a request that it brought: payment and held signature with it; the document, where there is one to sign. */
export interface BroughtRequestView {
  readonly request: RequestRow;
  readonly document: SigningDocument | null;
}

/** The same call made again may have a page to pay at, or the time to pay is over: the answer tells how the payment stands. */
const TOLD_BY_THE_PAYMENT: readonly string[] = ['PAYMENT_GATEWAY_UNAVAILABLE', 'PAYMENT_TIME_OVER'];

/** Reads requests for the systems that brought them, as their applicants, and nothing for anybody else. */
export class BroughtStandings {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Null where that system has brought no such request. */
  async find(
    system: Pick<BringingSystem, 'sender' | 'bin'>,
    known: KnownBroughtRequest,
  ): Promise<OwnBroughtRequest | null> {
    const { database, people } = this.#ports;
    const found = await findBroughtRequest(database, system, known);
    if (found === null) return null;
    const [person] = await people.findByIds([found.applicantId]);
    if (person === undefined) throw new Error(`person ${found.applicantId} is gone`);
    const request = await this.#read(asViewer(person, found.uuid, 'IIN'), found.uuid);
    return { viewer: asViewer(person, found.uuid, request.applicantBin === null ? 'IIN' : 'BIN'), request };
  }

  /** REQUEST_NOT_FOUND, for another system's too. */
  async own(
    system: Pick<BringingSystem, 'sender' | 'bin'>,
    known: KnownBroughtRequest,
  ): Promise<OwnBroughtRequest> {
    const found = await this.find(system, known);
    if (found === null) throw requestNotFound();
    return found;
  }

  /** What the applicant has to do next: to pay, where a payment is opened, or to sign. */
  async next({ viewer, request }: OwnBroughtRequest): Promise<BroughtRequestView> {
    const { mover, startPayment, applicationDocument } = this.#ports;
    const { uuid } = request;
    if (waitsForPayment(mover, request)) {
      try {
        await startPayment.run(viewer, uuid, null);
      } catch (fault) {
        if (!(fault instanceof DomainError) || !TOLD_BY_THE_PAYMENT.includes(fault.code)) throw fault;
      }
      return { request: await this.#read(viewer, uuid), document: null };
    }
    if (findSigningStep(mover, request) === null) return { request, document: null };
    return { request, document: await applicationDocument.issue(viewer, uuid) };
  }

  async #read(viewer: Viewer, uuid: string): Promise<RequestRow> {
    const request = await this.#ports.reader.byId(viewer, uuid, {
      ...REQUEST_ALONE,
      parts: ['payment', 'heldSignature'],
    });
    if (request === null) throw requestNotFound();
    return request;
  }
}

/** At the payment, or at a form that is closed by beginning to pay. */
function waitsForPayment(mover: RequestMover, request: RequestRow): boolean {
  if (request.currentStep === null) return false;
  const { action } = stepOf(mover.processOf(request), request.currentStep);
  if (action.do === 'PAY') return true;
  return (
    action.do === 'FILL_FORM' && mover.foresee(request, { formComplete: true })?.waitsAt?.action.do === 'PAY'
  );
}
