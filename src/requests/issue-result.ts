import {
  type Catalogue,
  type EditionDeclaration,
  type ResultDocumentKind,
  resultTitle,
} from '../catalogue/index.ts';
import { attachFile, type CertificatePdf, storeFile } from '../documents/index.ts';
import type { Texts } from '../graphql/index.ts';
import type { Viewer } from '../identity/index.ts';
import { type Clock, DomainError, message } from '../kernel/index.ts';
import { type Database, type RepeatableCall, runOnce, type Transaction } from '../postgres/index.ts';
import type { SignatureVerifier, Verdict } from '../signatures/index.ts';
import { stepOf } from './advance.ts';
import { certificateRows, refusalRows } from './certificate-rows.ts';
import { lockStaffRequest, requestNotFound, stepNotAvailable } from './load-request.ts';
import type { RequestMover } from './move-request.ts';
import type { RequestRow } from './request.ts';
import type { RequestReader } from './request-reader.ts';
import { saveSignature } from './signature-store.ts';
import {
  findSigningDocument,
  issueSigningDocument,
  type SigningDocument,
  useSigningDocument,
} from './signing-document.ts';
import { isFor, staffAction } from './staff-actions.ts';
import { requireCurrent, type StepCall } from './step-call.ts';

interface Ports {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly reader: RequestReader;
  readonly mover: RequestMover;
  readonly signatures: SignatureVerifier;
  readonly certificatePdf: CertificatePdf;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly audience: string;
}

/** What a signing step makes of the decision. */
interface Issue {
  readonly kind: ResultDocumentKind;
  readonly outcome: 'GRANTED' | 'REFUSED';
  readonly authority: 'ORGANISATION' | 'EMPLOYEE';
}

type Judged = Extract<Verdict, { state: 'VALID' }>;

/** The authorised person signs the result; the paper is made, kept and handed to the applicant. */
export class IssueResult {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** What the authorised person signs: the decision, with everything the paper will say. */
  async document(viewer: Viewer, requestId: string, stepKey: string): Promise<SigningDocument> {
    const { database, reader, audience, clock } = this.#ports;
    const request = await reader.byId(viewer, requestId);
    if (request === null) throw requestNotFound();
    const issue = this.#issueAt(viewer, request, stepKey);
    return issueSigningDocument(
      database,
      viewer,
      request,
      stepKey,
      { purpose: 'RESULT', audience, matter: await this.#matter(request, issue) },
      clock.now(),
    );
  }

  async run(viewer: Viewer, call: StepCall, repeatable: RepeatableCall): Promise<string> {
    const { database, reader, clock } = this.#ports;
    if (call.signature === null)
      throw new DomainError('SIGNATURE_REQUIRED', { path: ['input', 'signature'] });
    const cms = call.signature;
    const request = await reader.byId(viewer, call.requestId);
    if (request === null) throw requestNotFound();
    requireCurrent(request, call);
    const issue = this.#issueAt(viewer, request, call.step);
    const document = await findSigningDocument(
      database,
      viewer,
      request,
      call.step,
      clock.now(),
      call.documentId,
    );
    if (document === null) throw new DomainError('SIGNING_DOCUMENT_MISSING');
    const verdict = await this.#judge(viewer, issue, document, cms);
    const now = clock.now();
    const number = await this.#resultNumber(request.uuid);
    const pdf = await this.#render(request, issue, number, verdict, now);
    return database.transaction(async (transaction) => {
      const locked = await lockStaffRequest(transaction, viewer, call.requestId);
      return runOnce(transaction, repeatable, call.requestId, async () => {
        requireCurrent(locked, call);
        await this.#keep(transaction, {
          viewer,
          request: locked,
          issue,
          document,
          verdict,
          cms,
          pdf,
          number,
          now,
          call,
        });
      });
    });
  }

  #issueAt(viewer: Viewer, request: RequestRow, stepKey: string): Issue {
    if (request.currentStep !== stepKey) throw stepNotAvailable();
    const process = this.#ports.mover.processOf(request);
    const step = stepOf(process, stepKey);
    const action = staffAction(process, step);
    if (step.action.do !== 'ISSUE_RESULT' || action === null) throw stepNotAvailable();
    if (!isFor(action, viewer, request)) throw new DomainError('NOT_YOUR_STEP');
    const { document, refusalDocument, authority } = step.action;
    const outcome = request.decision?.outcome ?? 'GRANTED';
    return { kind: outcome === 'REFUSED' ? (refusalDocument ?? document) : document, outcome, authority };
  }

  async #judge(
    viewer: Viewer,
    { authority }: Issue,
    document: SigningDocument,
    cms: Buffer,
  ): Promise<Judged> {
    const path = ['input', 'signature'];
    const verdict = await this.#ports.signatures.verify({
      cms,
      content: document.content,
      at: this.#ports.clock.now(),
      expectedIin: viewer.iin,
      expectedBin: viewer.bin,
      ...(authority === 'ORGANISATION' ? { templates: ['HEAD', 'RIGHT_TO_SIGN'] as const } : {}),
    });
    if (verdict.state === 'VALID') return verdict;
    if (verdict.state === 'INVALID') throw new DomainError(verdict.code, { path });
    throw new DomainError(verdict.code, { path, values: { seconds: verdict.retryAfterSeconds } });
  }

  async #matter(request: RequestRow, issue: Issue): Promise<Record<string, unknown>> {
    return {
      document: issue.kind,
      number: await this.#resultNumber(request.uuid),
      outcome: issue.outcome,
      grounds: request.decision?.grounds ?? [],
      reasoning: request.decision?.reasoning ?? null,
      requestNumber: request.number,
      service: request.service,
      applicant: { iin: request.applicantIin, bin: request.applicantBin, name: request.applicantName },
      application: request.application,
    };
  }

  async #resultNumber(requestId: string): Promise<string> {
    const [row] = await this.#ports.database.query<{ number: string | null }>(
      'SELECT result_number AS number FROM request WHERE id = $1',
      [requestId],
    );
    if (row?.number === null || row?.number === undefined)
      throw new Error(`request ${requestId} has no result number`);
    return row.number;
  }

  #render(request: RequestRow, issue: Issue, number: string, verdict: Judged, now: Date): Promise<Buffer> {
    const { catalogue, certificatePdf, texts, audience } = this.#ports;
    const edition = catalogue.edition(request.edition);
    if (edition === null) throw new Error(`edition ${request.edition} is not in the catalogue`);
    const { signer } = verdict;
    return certificatePdf.render({
      number,
      requestNumber: request.number ?? '',
      issuedAt: now,
      issuer: message(`editions/${edition.key}:provider`),
      title: resultTitle(edition, issue.kind),
      act: basisOf(edition, request),
      rows:
        issue.outcome === 'REFUSED'
          ? refusalRows(texts, edition, request)
          : certificateRows(texts, edition, request.application),
      signer: {
        name: signer.name,
        serialNumber: signer.serialNumber,
        algorithm: signer.algorithm,
        signedAt: now,
      },
      verificationUrl: `${audience}/verify/${number}`,
    });
  }

  async #keep(
    transaction: Transaction,
    result: {
      viewer: Viewer;
      request: RequestRow;
      issue: Issue;
      document: SigningDocument;
      verdict: Judged;
      cms: Buffer;
      pdf: Buffer;
      number: string;
      now: Date;
      call: StepCall;
    },
  ): Promise<void> {
    const { viewer, request, document, verdict, cms, number, now, call } = result;
    const ports = { database: transaction, clock: this.#ports.clock };
    if (!(await useSigningDocument(transaction, document.id, now)))
      throw new DomainError('SIGNING_DOCUMENT_MISSING');
    const signatureId = await saveSignature(transaction, {
      requestId: request.uuid,
      documentId: document.id,
      stepKey: call.step,
      role: viewer.role,
      signer: verdict.signer,
      evidence: verdict.evidence,
      cms,
      signedAt: now,
    });
    const file = await storeFile(ports, {
      ownerId: request.applicantId ?? viewer.id,
      fileName: `${number}.pdf`,
      declaredType: 'application/pdf',
      content: result.pdf,
    });
    await attachFile(transaction, this.#ports.clock, {
      id: file.id,
      ownerId: request.applicantId ?? viewer.id,
    });
    await transaction.query(
      `INSERT INTO request_result (request_id, number, outcome, document, edition, issued_at, file_id, signature_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        request.uuid,
        number,
        result.issue.outcome,
        result.issue.kind,
        request.edition,
        now,
        file.id,
        signatureId,
      ],
    );
    await this.#ports.mover.move(
      transaction,
      request,
      { staff: { step: call.step, answer: null } },
      { actor: { id: viewer.id, name: viewer.name, note: call.note }, resultNumber: number },
    );
  }
}

/** The act, by number and date, and the paragraph that the process stands in. */
function basisOf(edition: EditionDeclaration, request: RequestRow): ReturnType<typeof message> {
  const paragraph = edition.processes.find((process) => process.channel === request.channel)?.paragraph ?? '';
  return message('requests:basis', {
    act: { key: `editions/${edition.key}:act.title` },
    number: edition.act.number,
    date: new Date(`${edition.act.date}T00:00:00+05:00`),
    paragraph,
  });
}
