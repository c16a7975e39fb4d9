import type { StepDeclaration } from '../../catalogue/index.ts';
import { attachFile, storeFile } from '../../documents/index.ts';
import { type Clock, DomainError } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../postgres/index.ts';
import { messageDer, type SignatureVerifier, type Verdict } from '../../signatures/index.ts';
import { stepNotAvailable } from '../load-request.ts';
import type { RequestMover } from '../move-request.ts';
import type { DrawPaper } from '../papers/draw-paper.ts';
import type { Issue } from '../papers/issue.ts';
import type { RequestRow } from '../request.ts';
import type { ResultKeeper } from '../result-keeper.ts';
import type { ReceivedSignature, Signatory } from './received-signature.ts';
import { saveSignature } from './signature-store.ts';
import { contentsToSign, type SignedForm, signedPdf } from './signed-paper.ts';
import { type SigningPaper, signingPaper } from './signing-paper-store.ts';

interface Ports {
  readonly database: Database;
  readonly mover: RequestMover;
  readonly signatures: SignatureVerifier;
  readonly drawPaper: DrawPaper;
  readonly keeper: ResultKeeper;
  readonly clock: Clock;
}

type Accepted = Extract<Verdict, { state: 'VALID' }>;

/** A verdict, and what the signature was found to be over. */
export interface ResultVerdict<Given extends Verdict = Verdict> {
  readonly verdict: Given;
  readonly form: SignedForm;
}

/** The signed paper, not handed out yet. */
export interface PreparedResult {
  readonly issue: Issue;
  readonly number: string;
  readonly form: SignedForm;
  readonly pdf: Buffer;
  readonly verdict: Accepted;
  /** The date on the paper. */
  readonly issuedAt: Date;
}

/** The digest is told before anything dear is looked at: such a signature may be over another of the contents. */
const OVER_OTHER_BYTES: readonly string[] = ['CONTENT_MISMATCH', 'DIGEST_MISMATCH'];

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

  /**
   * The signer's own certificate and, where the act has the organisation sign, one with the right to do so; over the
   * paper or over the statement that names it.
   */
  async judge({ authority }: Issue, received: ReceivedSignature): Promise<ResultVerdict> {
    const { signature, document, signer, receivedAt } = received;
    let first: ResultVerdict | null = null;
    for (const [form, content] of await this.#contentsOf(document, signer)) {
      const verdict = await this.#ports.signatures.verify({
        signature,
        content,
        at: receivedAt,
        expectedIin: signer.iin,
        expectedBin: signer.bin,
        ...(authority === 'ORGANISATION' ? { templates: ['HEAD', 'RIGHT_TO_SIGN'] as const } : {}),
      });
      if (verdict.state !== 'INVALID' || !OVER_OTHER_BYTES.includes(verdict.code)) return { verdict, form };
      first ??= { verdict, form };
    }
    if (first === null) throw new Error('a result has nothing to sign');
    return first;
  }

  async #contentsOf(
    { id, content, paper }: ReceivedSignature['document'],
    signer: Signatory,
  ): Promise<readonly (readonly [SignedForm, Buffer])[]> {
    if (paper !== undefined) return [['STATEMENT', content]];
    return contentsToSign(content, await signingPaper(this.#ports.database, id), signer);
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

  /** Draws the paper, to be signed by that person. */
  async draw(request: RequestRow, issue: Issue, signer: Pick<Signatory, 'name'>): Promise<SigningPaper> {
    const preparedAt = this.#ports.clock.now();
    const number = await this.resultNumber(request.uuid);
    const pdf = await this.#ports.drawPaper.run(request, {
      issue,
      number,
      signer: signer.name,
      issuedAt: preparedAt,
    });
    return { pdf, preparedAt };
  }

  /** Puts the accepted signature to the paper; outside any transaction. */
  async prepare(
    request: RequestRow,
    issue: Issue,
    { document, signer, signature }: ReceivedSignature,
    { verdict, form }: ResultVerdict<Accepted>,
  ): Promise<PreparedResult> {
    if (form === 'PDF') requireForPdf(verdict);
    const paper = document.paper ?? (await signingPaper(this.#ports.database, document.id));
    const number = await this.resultNumber(request.uuid);
    const pdf = signedPdf(form, paper, signer, form === 'PDF' ? messageDer(signature) : signature);
    return { issue, number, form, pdf, verdict, issuedAt: paper.preparedAt };
  }

  /** Keeps signature, paper and result, and takes the locked request on. */
  async keep(
    transaction: Transaction,
    request: RequestRow,
    received: ReceivedSignature,
    { issue, number, form, pdf, verdict, issuedAt }: PreparedResult,
  ): Promise<void> {
    const { clock, mover, keeper } = this.#ports;
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
    const [kept] = await transaction.query<{ id: string }>(
      `INSERT INTO request_result (request_id, number, outcome, document, edition, issued_at, file_id, signature_id,
         signed_form, paper_sha256)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, decode($10, 'hex')) RETURNING id`,
      [
        request.uuid,
        number,
        issue.outcome,
        issue.kind,
        request.edition,
        issuedAt,
        file.id,
        signatureId,
        form,
        file.sha256,
      ],
    );
    if (kept === undefined) throw new Error('the result was not written');
    if (issue.outcome === 'GRANTED') {
      await keeper.issued(transaction, request, { id: kept.id, number, issuedAt }, signer);
    }
    await mover.move(
      transaction,
      request,
      { staff: { step: stepKey, answer: null } },
      { actor: { id: signer.id, name: signer.name, note }, resultNumber: number },
    );
  }
}

/** Inside a PDF readers know detached CMS of RSA keys. */
function requireForPdf({ signer, evidence }: Accepted): void {
  if (signer.algorithm.startsWith('RSA') && evidence.format === 'CMS_DETACHED') return;
  throw new DomainError('PAPER_SIGNATURE_FORM', { path: ['input', 'signature'] });
}
