import type {
  Channel,
  EditionDeclaration,
  StepDeclaration,
  TimeLimitDeclaration,
} from '../../catalogue/index.ts';
import {
  addWorkingTime,
  CalendarUnknown,
  dueAfterCalendarDays,
  dueAfterWorkingDays,
  durationMilliseconds,
  localDate,
  OFFICE_HOURS,
  type Office,
  type WorkingCalendar,
  type WorkingDaysOffice,
  zoneOf,
} from '../../kernel/index.ts';
import { isOfCentre, roleOf } from '../staff-actions.ts';

/** The office whose time a step takes; the provider's for the whole service. */
export function officeOf(
  { region }: EditionDeclaration,
  step: StepDeclaration | null,
  from: Date,
  calendar: WorkingCalendar,
): Office {
  const role = step === null ? null : roleOf(step);
  const hours = role !== null && isOfCentre(role) ? OFFICE_HOURS.SERVICE_CENTRE : OFFICE_HOURS.PROVIDER;
  return { hours, zone: zoneOf(region, localDate(from, 'UTC')), calendar };
}

/** Where a request of that channel was taken in: at a centre what comes on a Saturday, or after a provider has closed, is received. */
export function receivingHours(channel: Channel): Pick<WorkingDaysOffice, 'receives'> {
  return channel === 'PSC' ? { receives: OFFICE_HOURS.SERVICE_CENTRE } : {};
}

/** When a limit that runs from an instant is due; null where it runs into a year whose calendar is not known. */
export function dueAfter(limit: TimeLimitDeclaration, from: Date, office: WorkingDaysOffice): Date | null {
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
