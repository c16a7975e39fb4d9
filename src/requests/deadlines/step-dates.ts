import type { Channel, EditionDeclaration, StepDeclaration } from '../../catalogue/index.ts';
import type { WorkingCalendar } from '../../kernel/index.ts';
import { serviceDueAt, stepDueAt } from '../due-dates.ts';
import { ladder } from '../escalations/ladder.ts';
import { roleOf } from '../staff-actions.ts';
import { officeOf } from './due-after.ts';
import type { PauseRow } from './pause.ts';

/** What is counted when a request comes to wait at a step, and again when something moves its dates. */
export interface StepDates {
  /** By when the step has to be done. */
  readonly stepDueAt: Date | null;
  /** By when the whole service is due. */
  readonly serviceDueAt: Date | null;
  /** When the first who is told of the step's time is told; null where it waits for no staff, or has no deadline. */
  readonly nextRungAt: Date | null;
}

export const NO_DATES: StepDates = { stepDueAt: null, serviceDueAt: null, nextRungAt: null };

interface Times {
  readonly channel: Channel;
  readonly calendar: WorkingCalendar;
  readonly startedAt: Date;
  readonly sentAt: Date | null;
  readonly pauses?: readonly PauseRow[];
  /** Whether the term for the whole service, or that of the step, was extended. */
  readonly extended?: { readonly service: boolean; readonly step: boolean };
}

export function stepDates(
  edition: EditionDeclaration,
  step: StepDeclaration | null,
  times: Times,
): StepDates {
  const {
    channel,
    startedAt,
    sentAt,
    calendar,
    pauses = [],
    extended = { service: false, step: false },
  } = times;
  const service =
    sentAt === null
      ? null
      : serviceDueAt(edition, sentAt, { channel, calendar, pauses, extended: extended.service });
  if (step === null) return { ...NO_DATES, serviceDueAt: service };
  const own = stepDueAt(edition, step, {
    channel,
    now: startedAt,
    sentAt,
    calendar,
    pauses,
    extended: extended.step,
  });
  const due = earlier(own, service);
  const waitsForStaff = roleOf(step) !== null && due !== null;
  return {
    stepDueAt: own,
    serviceDueAt: service,
    nextRungAt: waitsForStaff
      ? ladder(startedAt, due, officeOf(edition, step, startedAt, calendar), pauses).HALF
      : null,
  };
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
