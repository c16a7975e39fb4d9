import type { EditionDeclaration, StepDeclaration } from '../catalogue/index.ts';
import { officeOf, serviceDueAt, stepDueAt } from './due-dates.ts';
import { ladder } from './escalations/ladder.ts';
import { roleOf } from './staff-actions.ts';

/** What is counted when a request comes to wait at a step. */
export interface ArrivalDates {
  /** By when the step has to be done. */
  readonly stepDueAt: Date | null;
  /** By when the whole service is due. */
  readonly serviceDueAt: Date | null;
  /** When the first who is told of the step's time is told; null where it waits for no staff, or has no deadline. */
  readonly nextRungAt: Date | null;
}

export const NO_DATES: ArrivalDates = { stepDueAt: null, serviceDueAt: null, nextRungAt: null };

/** `known` is the date of the whole service that was counted before. */
export function arrivalDates(
  edition: EditionDeclaration,
  step: StepDeclaration | null,
  times: { readonly now: Date; readonly sentAt: Date | null; readonly known: Date | null },
): ArrivalDates {
  const { now, sentAt, known } = times;
  const service = known ?? (sentAt === null ? null : serviceDueAt(edition, sentAt));
  if (step === null) return { ...NO_DATES, serviceDueAt: service };
  const own = stepDueAt(edition, step, times);
  const due = earlier(own, service);
  const waitsForStaff = roleOf(step) !== null && due !== null;
  return {
    stepDueAt: own,
    serviceDueAt: service,
    nextRungAt: waitsForStaff ? ladder(now, due, officeOf(edition, step, now)).HALF : null,
  };
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
