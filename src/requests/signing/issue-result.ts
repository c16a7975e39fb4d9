import { createHash } from 'node:crypto';
import type { Viewer } from '../../identity/index.ts';
import { type Clock, DomainError } from '../../kernel/index.ts';
import { type Database, type RepeatableCall, runOnce, type Transaction } from '../../postgres/index.ts';
import type { Verdict } from '../../signatures/index.ts';
import { stepOf } from '../advance.ts';
import { holdSignature } from '../held-signatures/hold-signature.ts';
import { lockStaffRequest, requestNotFound, stepNotAvailable } from '../load-request.ts';
import type { RequestMover } from '../move-request.ts';
import type { Issue } from '../papers/issue.ts';
import type { ToldStep } from '../reports/told-step.ts';
import type { Workplaces } from '../reports/workplaces.ts';
import type { RequestRow } from '../request.ts';
import type { RequestReader } from '../request-reader.ts';
import { isFor, staffAction } from '../staff-actions.ts';
import { requireCurrent, type StepCall } from '../step-call.ts';
import type { ReceivedSignature } from './received-signature.ts';
import type { PreparedResult, ResultSignature } from './result-signature.ts';
import {
  findReusableDocument,
  findSigningDocument,
  issueSigningDocument,
  type SigningDocument,
  useSigningDocument,
} from './signing-document.ts';
import { type SigningPaper, saveSigningPaper, signingPaper } from './signing-paper-store.ts';
import { documentOf, saveToldDocument } from './told-document.ts';

interface Ports {
  readonly database: Database;
  readonly reader: RequestReader;
  readonly mover: RequestMover;
  readonly workplaces: Workplaces;
  readonly result: ResultSignature;
  readonly clock: Clock;
  readonly audience: string;
}

/** The statement, and the paper it names. */
export interface ResultDocumentToSign extends SigningDocument {
  readonly paper: SigningPaper;
}

/** A result to be issued, or a signature to be held because its verdict waits. */
type Outcome = PreparedResult | Extract<Verdict, { state: 'INDETERMINATE' }>;

/** The authorised person signs the result; the paper is made, kept and handed to the applicant. */
export class IssueResult {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** What the authorised person signs: the decision, and the paper that it leads to, drawn and not signed yet. */
  async document(viewer: Viewer, requestId: string, stepKey: string): Promise<ResultDocumentToSign> {
    const { database, reader, workplaces, result, audience, clock } = this.#ports;
    const request = await reader.byId(viewer, requestId);
    if (request === null) throw requestNotFound();
    const issue = this.#issueAt(viewer, request, stepKey);
    if (workplaces.systemAt(request, stepKey) !== null) throw new DomainError('STEP_IN_OTHER_SYSTEM');
    const now = clock.now();
    const known = await findReusableDocument(database, viewer, request, stepKey, now);
    if (known !== null) return { ...known, paper: await signingPaper(database, known.id) };
    const paper = await result.draw(request, issue, viewer);
    const statement = {
      purpose: 'RESULT',
      audience,
      matter: await this.#matter(request, issue, paper),
    } as const;
    return database.transaction(async (transaction) => {
      const { document, isNew } = await issueSigningDocument(
        transaction,
        viewer,
        request,
        stepKey,
        statement,
        now,
      );
      if (!isNew) return { ...document, paper: await signingPaper(transaction, document.id) };
      await saveSigningPaper(transaction, document.id, paper);
      return { ...document, paper };
    });
  }

  async run(
    viewer: Viewer,
    call: StepCall,
    repeatable: RepeatableCall,
    told: ToldStep | null,
  ): Promise<string> {
    const { database, reader, clock } = this.#ports;
    if (call.signature === null)
      throw new DomainError('SIGNATURE_REQUIRED', { path: ['input', 'signature'] });
    const request = await reader.byId(viewer, call.requestId);
    if (request === null) throw requestNotFound();
    requireCurrent(request, call);
    const issue = this.#issueAt(viewer, request, call.step);
    const receivedAt = clock.now();
    const document =
      told === null
        ? await findSigningDocument(database, viewer, request, call.step, receivedAt, call.documentId)
        : documentOf(told, request, issue, this.#ports.audience);
    if (document === null) throw new DomainError('SIGNING_DOCUMENT_MISSING');
    const received: ReceivedSignature = {
      requestId: request.uuid,
      stepKey: call.step,
      document,
      signer: viewer,
      signature: call.signature,
      receivedAt,
      note: call.note,
    };
    const outcome = await this.#judge(request, issue, received);
    return database.transaction(async (transaction) => {
      const locked = await lockStaffRequest(transaction, viewer, call.requestId);
      return runOnce(transaction, repeatable, call.requestId, async () => {
        requireCurrent(locked, call);
        if (told !== null) {
          await told.witness(transaction, locked);
          await saveToldDocument(transaction, viewer, locked, received);
        }
        await this.#settle(transaction, locked, received, outcome);
      });
    });
  }

  #issueAt(viewer: Viewer, request: RequestRow, stepKey: string): Issue {
    if (request.currentStep !== stepKey) throw stepNotAvailable();
    const process = this.#ports.mover.processOf(request);
    const step = stepOf(process, stepKey);
    const action = staffAction(process, step);
    if (action === null) throw stepNotAvailable();
    const issue = this.#ports.result.issueAt(request, step);
    if (!isFor(action, viewer, request)) throw new DomainError('NOT_YOUR_STEP');
    return issue;
  }

  async #judge(request: RequestRow, issue: Issue, received: ReceivedSignature): Promise<Outcome> {
    const { result } = this.#ports;
    const { verdict, form } = await result.judge(issue, received);
    if (verdict.state === 'INVALID') throw new DomainError(verdict.code, { path: ['input', 'signature'] });
    return verdict.state === 'VALID' ? result.prepare(request, issue, received, { verdict, form }) : verdict;
  }

  async #settle(
    transaction: Transaction,
    request: RequestRow,
    received: ReceivedSignature,
    outcome: Outcome,
  ): Promise<void> {
    const { result, mover } = this.#ports;
    if (!(await useSigningDocument(transaction, received.document.id, received.receivedAt)))
      throw new DomainError('SIGNING_DOCUMENT_MISSING');
    if ('pdf' in outcome) {
      await result.keep(transaction, request, received, outcome);
    } else {
      await holdSignature(transaction, mover, request, received, outcome);
    }
  }

  async #matter(request: RequestRow, issue: Issue, { pdf }: SigningPaper): Promise<Record<string, unknown>> {
    return {
      document: issue.kind,
      paper: {
        mediaType: 'application/pdf',
        size: pdf.length,
        sha256: createHash('sha256').update(pdf).digest('hex'),
      },
      number: await this.#ports.result.resultNumber(request.uuid),
      outcome: issue.outcome,
      grounds: request.decision?.grounds ?? [],
      reasoning: request.decision?.reasoning ?? null,
      requestNumber: request.number,
      service: request.service,
      applicant: { iin: request.applicantIin, bin: request.applicantBin, name: request.applicantName },
      application: request.application,
    };
  }
}
