import type { EditionDeclaration, StepDeclaration, TimeLimitDeclaration } from '../catalogue/index.ts';
import {
  addWorkingTime,
  CalendarUnknown,
  dueAfterCalendarDays,
  dueAfterWorkingDays,
  durationMilliseconds,
  localDate,
  OFFICE_HOURS,
  type Office,
  zoneOf,
} from '../kernel/index.ts';
import { isOfCentre, roleOf } from './staff-actions.ts';

/** Where an edition names no time to pay, the page of the gateway stays open for a day. */
const DEFAULT_PAY_WITHIN = 'P1D';

/** Milliseconds that the applicant has to pay: they run day and night. */
export function timeToPay({ fee }: EditionDeclaration): number {
  return durationMilliseconds(fee?.payWithin ?? DEFAULT_PAY_WITHIN);
}

/**
 * When a step that a request comes to wait at has to be done. Minutes and hours run in the hours of the office, days by
 * the working calendar; a limit of the act that runs from when the request was sent begins there. Null where the act
 * sets no deadline for people, and where the calendar of the year is not known: no date is guessed.
 */
export function stepDueAt(
  edition: EditionDeclaration,
  step: StepDeclaration,
  times: { readonly now: Date; readonly sentAt: Date | null },
): Date | null {
  if (step.action.do === 'PAY') return new Date(times.now.getTime() + timeToPay(edition));
  const limit = limitOf(edition, step.timeLimit);
  if (limit === null) return null;
  const from = limit.from === 'SENT' ? (times.sentAt ?? times.now) : times.now;
  return dueAfter(limit, from, officeOf(edition, step, from));
}

/** When the whole service is due, counted from when the request was sent; null where the act gives no term for it. */
export function serviceDueAt(edition: EditionDeclaration, sentAt: Date): Date | null {
  const limit = limitOf(edition, edition.totalTimeLimit ?? undefined);
  return limit === null ? null : dueAfter(limit, sentAt, officeOf(edition, null, sentAt));
}

function limitOf(edition: EditionDeclaration, code: string | undefined): TimeLimitDeclaration | null {
  const limit = edition.timeLimits.find((candidate) => candidate.code === code);
  return limit === undefined || limit.indicative === true ? null : limit;
}

/** The office whose time a step takes; the provider's for the whole service. */
export function officeOf({ region }: EditionDeclaration, step: StepDeclaration | null, from: Date): Office {
  const role = step === null ? null : roleOf(step);
  const hours = role !== null && isOfCentre(role) ? OFFICE_HOURS.SERVICE_CENTRE : OFFICE_HOURS.PROVIDER;
  return { hours, zone: zoneOf(region, localDate(from, 'UTC')) };
}

function dueAfter(limit: TimeLimitDeclaration, from: Date, office: Office): Date | null {
  return whereKnown(() => {
    if ('workingDays' in limit) return dueAfterWorkingDays(from, limit.workingDays, office);
    if ('calendarDays' in limit) return dueAfterCalendarDays(from, limit.calendarDays, office);
    return addWorkingTime(from, durationMilliseconds(limit.max), office);
  });
}

/** What the count answers; null where it runs into a year whose calendar is not known. */
export function whereKnown<Counted>(count: () => Counted): Counted | null {
  try {
    return count();
  } catch (fault) {
    if (fault instanceof CalendarUnknown) return null;
    throw fault;
  }
}
