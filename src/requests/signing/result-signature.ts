import {
  type Catalogue,
  type EditionDeclaration,
  type ResultDocumentKind,
  resultTitle,
  type StepDeclaration,
} from '../../catalogue/index.ts';
import { attachFile, type CertificatePdf, storeFile } from '../../documents/index.ts';
import type { Texts } from '../../graphql/index.ts';
import { type Clock, message } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../postgres/index.ts';
import type { SignatureVerifier, Verdict } from '../../signatures/index.ts';
import { certificateRows, refusalRows } from '../certificate-rows.ts';
import { stepNotAvailable } from '../load-request.ts';
import type { RequestMover } from '../move-request.ts';
import type { RequestRow } from '../request.ts';
import type { ReceivedSignature } from './received-signature.ts';
import { saveSignature } from './signature-store.ts';

interface Ports {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly mover: RequestMover;
  readonly signatures: SignatureVerifier;
  readonly certificatePdf: CertificatePdf;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly audience: string;
}

/** What a signing step makes of the decision. */
export interface Issue {
  readonly kind: ResultDocumentKind;
  readonly outcome: 'GRANTED' | 'REFUSED';
  readonly authority: 'ORGANISATION' | 'EMPLOYEE';
}

type Accepted = Extract<Verdict, { state: 'VALID' }>;

/** The paper, drawn for an accepted signature and not handed out yet. */
export interface PreparedResult {
  readonly issue: Issue;
  readonly number: string;
  readonly pdf: Buffer;
  readonly verdict: Accepted;
  readonly issuedAt: Date;
}

/** The signature under a result: whose it must be, and what is issued upon it. */
export class ResultSignature {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** What is issued at the step; STEP_NOT_AVAILABLE where nothing is. */
  issueAt(request: RequestRow, { action }: StepDeclaration): Issue {
    if (action.do !== 'ISSUE_RESULT') throw stepNotAvailable();
    const { document, refusalDocument, authority } = action;
    const outcome = request.decision?.outcome ?? 'GRANTED';
    return { kind: outcome === 'REFUSED' ? (refusalDocument ?? document) : document, outcome, authority };
  }

  /** The signer's own certificate and, where the act has the organisation sign, one with the right to do so. */
  judge(
    { authority }: Issue,
    { signature, document, signer, receivedAt }: ReceivedSignature,
  ): Promise<Verdict> {
    return this.#ports.signatures.verify({
      signature,
      content: document.content,
      at: receivedAt,
      expectedIin: signer.iin,
      expectedBin: signer.bin,
      ...(authority === 'ORGANISATION' ? { templates: ['HEAD', 'RIGHT_TO_SIGN'] as const } : {}),
    });
  }

  async resultNumber(requestId: string): Promise<string> {
    const [row] = await this.#ports.database.query<{ number: string | null }>(
      'SELECT result_number AS number FROM request WHERE id = $1',
      [requestId],
    );
    if (row?.number === null || row?.number === undefined)
      throw new Error(`request ${requestId} has no result number`);
    return row.number;
  }

  /** Draws the paper; outside any transaction. */
  async prepare(request: RequestRow, issue: Issue, verdict: Accepted): Promise<PreparedResult> {
    const { catalogue, certificatePdf, texts, audience, clock } = this.#ports;
    const edition = catalogue.edition(request.edition);
    if (edition === null) throw new Error(`edition ${request.edition} is not in the catalogue`);
    const issuedAt = clock.now();
    const number = await this.resultNumber(request.uuid);
    const { signer } = verdict;
    const pdf = await certificatePdf.render({
      number,
      requestNumber: request.number ?? '',
      issuedAt,
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
        signedAt: issuedAt,
      },
      verificationUrl: `${audience}/verify/${number}`,
    });
    return { issue, number, pdf, verdict, issuedAt };
  }

  /** Keeps signature, paper and result, and takes the locked request on. */
  async keep(
    transaction: Transaction,
    request: RequestRow,
    received: ReceivedSignature,
    { issue, number, pdf, verdict, issuedAt }: PreparedResult,
  ): Promise<void> {
    const { clock, mover } = this.#ports;
    const { signer, stepKey, note } = received;
    const signatureId = await saveSignature(transaction, {
      requestId: request.uuid,
      documentId: received.document.id,
      stepKey,
      role: signer.role,
      signer: verdict.signer,
      evidence: verdict.evidence,
      cms: received.signature,
      signedAt: received.receivedAt,
    });
    const ownerId = request.applicantId ?? signer.id;
    const file = await storeFile(
      { database: transaction, clock },
      { ownerId, fileName: `${number}.pdf`, declaredType: 'application/pdf', content: pdf },
    );
    await attachFile(transaction, clock, { id: file.id, ownerId });
    await transaction.query(
      `INSERT INTO request_result (request_id, number, outcome, document, edition, issued_at, file_id, signature_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [request.uuid, number, issue.outcome, issue.kind, request.edition, issuedAt, file.id, signatureId],
    );
    await mover.move(
      transaction,
      request,
      { staff: { step: stepKey, answer: null } },
      { actor: { id: signer.id, name: signer.name, note }, resultNumber: number },
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
