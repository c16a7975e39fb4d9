import type { EditionDeclaration } from '../../catalogue/index.ts';
import { durationOf, type WorkingCalendar } from '../../kernel/index.ts';
import { stepOf } from '../advance.ts';
import type { RequestRow } from '../request.ts';
import { clockOf, WHOLE_SERVICE } from './clock-row.ts';
import { type Deadline, deadlineOf, dueAt, spent } from './deadline.ts';
import type { PauseBasis } from './pause.ts';

/** One deadline of a request as it stands. */
export interface DeadlineView {
  readonly edition: string;
  readonly code: string;
  /** Null for the whole service. */
  readonly stepKey: string | null;
  readonly dueAt: string | null;
  readonly overdue: boolean;
  readonly budget: string | null;
  readonly consumed: string | null;
  readonly runningSince: string | null;
  readonly pausedSince: string | null;
  readonly basis: PauseBasis | null;
  readonly extendedTo: string | null;
  readonly reason: string | null;
}

/** The term for the whole service, then those of the steps that the request came to, in order. */
export function deadlineViews(
  edition: EditionDeclaration,
  request: RequestRow,
  now: Date,
  calendar: WorkingCalendar,
): DeadlineView[] {
  const process = edition.processes.find(({ channel }) => channel === request.channel);
  if (process === undefined) throw new Error(`no process for ${request.edition} ${request.channel}`);
  const { pauses, extensions, steps } = clockOf(request);
  const sentAt = request.sentAt === null ? null : new Date(request.sentAt);
  const view = (
    of: { seq: number; key: string | null; startedAt: Date; endedAt: string | null },
    code: string | null | undefined,
  ): DeadlineView[] => {
    const { seq, key, startedAt, endedAt } = of;
    const extension = extensions.find((candidate) => candidate.seq === seq) ?? null;
    const step = key === null ? null : stepOf(process, key);
    const extended = extension !== null;
    const deadline = deadlineOf(edition, code, {
      channel: request.channel,
      step,
      startedAt,
      sentAt,
      calendar,
      pauses,
      extended,
    });
    const end = endedAt === null ? null : new Date(endedAt);
    return deadline === null
      ? []
      : [{ edition: edition.key, stepKey: key, ...standing(deadline, end, now, extension?.reason ?? null) }];
  };
  const service = { seq: WHOLE_SERVICE, key: null, endedAt: request.endedAt };
  return [
    ...(sentAt === null ? [] : view({ ...service, startedAt: sentAt }, edition.totalTimeLimit)),
    ...steps.flatMap(({ seq, key, startedAt, completedAt }) => {
      const step = stepOf(process, key);
      /* The time to pay is the payment's own. */
      if (step.action.do === 'PAY') return [];
      return view({ seq, key, startedAt: new Date(startedAt), endedAt: completedAt }, step.timeLimit);
    }),
  ];
}

function standing(
  deadline: Deadline,
  endedAt: Date | null,
  now: Date,
  reason: string | null,
): Omit<DeadlineView, 'edition' | 'stepKey'> {
  const end = endedAt ?? now;
  const due = dueAt(deadline, end);
  const { budget, consumed } = spent(deadline, end);
  const open = endedAt === null ? (deadline.pauses.find(({ until }) => until === null) ?? null) : null;
  const started = [deadline.from.toISOString(), ...deadline.pauses.flatMap(({ until }) => until ?? [])];
  return {
    code: deadline.limit.code,
    dueAt: due?.toISOString() ?? null,
    overdue: due !== null && due < end,
    budget: budget === null ? null : durationOf(budget),
    consumed: consumed === null ? null : durationOf(consumed),
    runningSince: open === null && endedAt === null ? (started.toSorted().at(-1) ?? null) : null,
    pausedSince: open?.since ?? null,
    basis: open?.basis ?? null,
    extendedTo: deadline.extended ? (due?.toISOString() ?? null) : null,
    reason,
  };
}
