import type { Catalogue } from '../catalogue/index.ts';
import type { Database } from '../postgres/index.ts';
import type { IssuedResult, ResultKeeper, ResultRequest } from '../requests/index.ts';

export const ENTER_RESULTS_TASK = 'enter-results';

/** So many are looked for at once. */
const BATCH = 2_000;

interface Ports {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly keeper: ResultKeeper;
}

interface EarlierResult extends Omit<IssuedResult, 'issuedAt'>, ResultRequest {
  readonly issuedAt: string;
  readonly signerName: string;
  readonly revocation: { readonly reason: string; readonly at: string; readonly byName: string } | null;
}

/** Results of editions that are known, which grant something and stand in no register. */
const MISSING = `request_result d JOIN request r ON r.id = d.request_id
  WHERE d.outcome = 'GRANTED' AND d.edition = ANY ($1)
    AND NOT EXISTS (SELECT FROM register_entry e WHERE e.result_id = d.id)`;

/**
 * Enters what was issued before there were registers, or by a node of an earlier release since: the oldest first, so that
 * re-registrations find what they name. Each in a transaction of its own; what was entered stays.
 */
export class EnterEarlierResults {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Queues the job where there is something to enter. */
  async queue(): Promise<void> {
    await this.#ports.database.query(
      `SELECT queue_job($2, '{}', NULL, $2) WHERE EXISTS (SELECT FROM ${MISSING})`,
      [this.#editions(), ENTER_RESULTS_TASK],
    );
  }

  async run(): Promise<void> {
    for (;;) {
      const found = await this.#ports.database.query<{ id: string }>(
        `SELECT d.id FROM ${MISSING} ORDER BY d.issued_at, d.id LIMIT $2`,
        [this.#editions(), BATCH],
      );
      for (const { id } of found) await this.#enter(id);
      if (found.length < BATCH) return;
    }
  }

  async #enter(id: string): Promise<void> {
    const { database, keeper } = this.#ports;
    await database.transaction(async (transaction) => {
      await transaction.query(
        'SELECT id FROM request WHERE id = (SELECT request_id FROM request_result WHERE id = $1) FOR UPDATE',
        [id],
      );
      const [result] = await transaction.query<EarlierResult>(
        `SELECT d.id, d.number, d.issued_at AS "issuedAt", r.id AS uuid, r.service, r.edition, r.provider,
           r.applicant_id AS "applicantId", r.applicant_iin AS "applicantIin", r.applicant_bin AS "applicantBin",
           r.applicant_name AS "applicantName", r.application,
           (SELECT g.signer_name FROM request_signature g WHERE g.id = d.signature_id) AS "signerName",
           (SELECT json_build_object('reason', v.reason, 'at', v.revoked_at, 'byName', coalesce(p.name, ''))
            FROM result_revocation v LEFT JOIN person p ON p.id = v.revoked_by WHERE v.result_id = d.id) AS revocation
         FROM ${MISSING} AND d.id = $2`,
        [this.#editions(), id],
      );
      if (result === undefined) return;
      const { revocation, signerName } = result;
      const issued = { ...result, issuedAt: new Date(result.issuedAt) };
      await keeper.issued(transaction, result, issued, { id: null, name: signerName });
      if (revocation === null) return;
      const { reason, at, byName } = revocation;
      await keeper.revoked(transaction, {
        resultId: id,
        reason,
        at: new Date(at),
        by: { id: null, name: byName },
      });
    });
  }

  #editions(): string[] {
    return this.#ports.catalogue.editions.map(({ key }) => key);
  }
}
