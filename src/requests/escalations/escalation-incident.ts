import { closeIncident, openIncident } from '../../incidents/index.ts';
import type { Queryable } from '../../postgres/index.ts';
import { ESCALATE_TASK } from '../timers.ts';

/** Nobody could be told of a step's time; the next sweep tries it again in any case. */
export async function openEscalationIncident(
  queryable: Queryable,
  requestId: string,
  at: Date,
): Promise<void> {
  await openIncident(queryable, {
    subject: { ...subjectOf(requestId), requestId },
    code: 'UNEXPECTED',
    job: { task: ESCALATE_TASK, payload: {}, key: ESCALATE_TASK, queue: null },
    at,
  });
}

/** They were told after all. */
export async function closeEscalationIncident(
  queryable: Queryable,
  requestId: string,
  at: Date,
): Promise<void> {
  await closeIncident(queryable, subjectOf(requestId), at);
}

function subjectOf(requestId: string) {
  return { kind: 'DEADLINE', type: 'request', id: requestId } as const;
}
