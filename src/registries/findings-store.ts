import type { Queryable } from '../postgres/index.ts';
import type { RegistryFindings } from './findings.ts';

export interface RegistryAnswerRow extends RegistryFindings {
  readonly answeredAt: string;
}

/** Keeps what is worth keeping of the answers; a newer answer of a registry takes the place of the older. */
export async function keepFindings(
  database: Queryable,
  requestId: string,
  answers: readonly RegistryFindings[],
  at: Date,
): Promise<void> {
  for (const { registry, findings } of answers) {
    await database.query(
      `INSERT INTO registry_answer AS a (request_id, registry, findings, answered_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (request_id, registry) DO UPDATE SET findings = excluded.findings, answered_at = excluded.answered_at
       RETURNING a.registry`,
      [requestId, registry, findings, at],
    );
  }
}

/** SQL: what is kept for a request, as JSON. */
export function findingsOf(requestId: string): string {
  return `(SELECT coalesce(json_agg(json_build_object('registry', f.registry, 'findings', f.findings,
      'answeredAt', f.answered_at) ORDER BY f.registry), '[]')
    FROM registry_answer f WHERE f.request_id = ${requestId})`;
}

/** Days that the answers are kept after their request has ended. */
const KEPT_DAYS = 30;

/** Removes what was kept for requests that ended long ago. */
export async function forgetRegistryAnswers(database: Queryable, now: Date): Promise<void> {
  await database.query('SELECT forget_registry_answers($1)', [
    new Date(now.getTime() - KEPT_DAYS * 86_400_000),
  ]);
}
