import type {
  Channel,
  EditionDeclaration,
  StepDeclaration,
  TimeLimitDeclaration,
} from '../../catalogue/index.ts';
import type { WorkingCalendar, WorkingDaysOffice } from '../../kernel/index.ts';
import { dueAfter, officeOf, receivingHours, whereKnown } from './due-after.ts';
import { type Measure, measureOf } from './measure.ts';
import { movedBy, type PauseRow, pausedAfter, pausedWithin } from './pause.ts';

/** One time limit as it runs: everything else is counted from this. */
export interface Deadline {
  readonly limit: TimeLimitDeclaration;
  readonly from: Date;
  readonly office: WorkingDaysOffice;
  readonly pauses: readonly PauseRow[];
  readonly extended: boolean;
}

export interface DeadlineBasis extends Pick<Deadline, 'pauses' | 'extended'> {
  /** How the request came. */
  readonly channel: Channel;
  /** Null for the whole service. */
  readonly step: StepDeclaration | null;
  readonly startedAt: Date;
  readonly sentAt: Date | null;
  readonly calendar: WorkingCalendar;
}

/** Null where a limit binds nobody. */
export function deadlineOf(
  edition: EditionDeclaration,
  code: string | null | undefined,
  of: DeadlineBasis,
): Deadline | null {
  const limit = edition.timeLimits.find((candidate) => candidate.code === code);
  if (limit === undefined || limit.indicative === true) return null;
  const runsFromReceipt = limit.from === 'SENT' || of.step === null;
  const from = limit.from === 'SENT' ? (of.sentAt ?? of.startedAt) : of.startedAt;
  return {
    limit,
    from,
    office: {
      ...officeOf(edition, of.step, from, of.calendar),
      ...(runsFromReceipt ? receivingHours(of.channel) : {}),
    },
    pauses: of.pauses,
    extended: of.extended,
  };
}

/** By when it is due, as far as it is known now: a pause that goes on has moved it so far. */
export function dueAt(deadline: Deadline, now: Date): Date | null {
  const { limit, from, office, pauses, extended } = deadline;
  const due = dueAfter(extended ? longer(limit) : limit, from, office);
  return due === null
    ? null
    : whereKnown(() => movedBy(due, pausedAfter(from, pauses, now), measureOf(limit, office)));
}

export interface Spent {
  /** Milliseconds of its measure that there are, that have run. */
  readonly budget: number | null;
  readonly consumed: number | null;
}

/** How much of its time there is, and how much has run until then. */
export function spent(deadline: Deadline, until: Date): Spent {
  const { limit, from, office, pauses, extended } = deadline;
  const measure = measureOf(limit, office);
  const due = dueAfter(extended ? longer(limit) : limit, from, office);
  return {
    budget: due === null ? null : whereKnown(() => measure.between(from, due)),
    consumed: whereKnown(() => running(from, until, pauses, measure)),
  };
}

function running(from: Date, until: Date, pauses: readonly PauseRow[], measure: Measure): number {
  return measure.between(from, until) - pausedWithin(from, until, pausedAfter(from, pauses, until), measure);
}

/** The limit with what the act lets it be extended by. */
function longer(limit: TimeLimitDeclaration): TimeLimitDeclaration {
  if ('workingDays' in limit) return { ...limit, workingDays: limit.workingDays + (limit.extendableBy ?? 0) };
  if ('calendarDays' in limit)
    return { ...limit, calendarDays: limit.calendarDays + (limit.extendableBy ?? 0) };
  return limit;
}
