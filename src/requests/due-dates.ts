import type { Channel, EditionDeclaration, StepDeclaration } from '../catalogue/index.ts';
import { durationMilliseconds, type WorkingCalendar } from '../kernel/index.ts';
import { deadlineOf, dueAt } from './deadlines/deadline.ts';
import type { PauseRow } from './deadlines/pause.ts';

/** Where an edition names no time to pay, the page of the gateway stays open for a day. */
const DEFAULT_PAY_WITHIN = 'P1D';

/** Milliseconds that the applicant has to pay: they run day and night. */
export function timeToPay({ fee }: EditionDeclaration): number {
  return durationMilliseconds(fee?.payWithin ?? DEFAULT_PAY_WITHIN);
}

/** What a date is counted by, and what moves it. */
interface Moves {
  readonly channel: Channel;
  readonly calendar: WorkingCalendar;
  readonly pauses?: readonly PauseRow[];
  readonly extended?: boolean;
}

/**
 * When a step that a request comes to wait at has to be done. Minutes and hours run in the hours of the office, days by
 * the working calendar; a limit of the act that runs from when the request was sent begins there. Null where the act
 * sets no deadline for people, and where the calendar of the year is not known: no date is guessed.
 */
export function stepDueAt(
  edition: EditionDeclaration,
  step: StepDeclaration,
  times: { readonly now: Date; readonly sentAt: Date | null } & Moves,
): Date | null {
  const { now, sentAt, channel, calendar, pauses = [], extended = false } = times;
  if (step.action.do === 'PAY') return new Date(now.getTime() + timeToPay(edition));
  const deadline = deadlineOf(edition, step.timeLimit, {
    channel,
    step,
    startedAt: now,
    sentAt,
    calendar,
    pauses,
    extended,
  });
  return deadline === null ? null : dueAt(deadline, now);
}

/** When the whole service is due, counted from when the request was sent; null where the act gives no term for it. */
export function serviceDueAt(
  edition: EditionDeclaration,
  sentAt: Date,
  { channel, calendar, pauses = [], extended = false }: Moves,
): Date | null {
  const of = { channel, step: null, startedAt: sentAt, sentAt, calendar, pauses, extended };
  const deadline = deadlineOf(edition, edition.totalTimeLimit, of);
  return deadline === null ? null : dueAt(deadline, sentAt);
}
