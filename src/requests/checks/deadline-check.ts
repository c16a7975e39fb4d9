import { message } from '../../kernel/index.ts';
import { type DeadlineView, deadlineViews } from '../deadlines/deadline-view.ts';
import type { CheckEvidence, CheckSource } from './examination-check.ts';

const DAY = 86_400_000;

/** What remains of the time for the service and for the step: the earliest of the two, where the act sets any. */
export const deadlineCheck: CheckSource = {
  async check(_database, { request, edition, now, calendar }) {
    const open = deadlineViews(edition, request, now, calendar).filter(
      ({ stepKey, dueAt }) => dueAt !== null && (stepKey === null || stepKey === request.currentStep),
    );
    const [next] = open.toSorted((one, other) => (one.dueAt ?? '').localeCompare(other.dueAt ?? ''));
    if (next?.dueAt === null || next === undefined) return [];
    const due = new Date(next.dueAt);
    const found = foundOf(next, due, now);
    return [
      {
        code: 'DEADLINE',
        outcome: found === 'running' || found === 'paused' ? 'PASSED' : 'ATTENTION',
        message: message(`requests:check.DEADLINE.${found}`, { date: due }),
        evidence: open.map((deadline) => deadlineEvidence(edition.key, deadline)),
      },
    ];
  },
};

function foundOf({ overdue, pausedSince }: DeadlineView, due: Date, now: Date): string {
  if (overdue) return 'overdue';
  if (pausedSince !== null) return 'paused';
  return due.getTime() - now.getTime() < DAY ? 'lastDay' : 'running';
}

function deadlineEvidence(edition: string, { code }: DeadlineView): CheckEvidence {
  return { kind: 'DEADLINE', text: message(`editions/${edition}:timeLimit.${code}`), nodeId: null };
}
