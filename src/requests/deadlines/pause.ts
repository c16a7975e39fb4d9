import type { Measure } from './measure.ts';

/** Why the time of the provider does not run; text `requests:pause.<basis>`. */
export const PAUSE_BASES = ['SIGNATURE_HELD', 'REGISTRY_SILENT', 'GATEWAY_SILENT'] as const;
export type PauseBasis = (typeof PAUSE_BASES)[number];

/** Instants in ISO 8601; until is null while it goes on. */
export interface PauseRow {
  readonly basis: PauseBasis;
  readonly since: string;
  readonly until: string | null;
}

/** A part of time that does not count. */
export interface Interval {
  readonly since: Date;
  readonly until: Date;
}

/** What pauses take of the time from an instant on, in order; one that goes on lasts until now. */
export function pausedAfter(from: Date, pauses: readonly PauseRow[], now: Date): Interval[] {
  return pauses
    .map(({ since, until }) => ({
      since: new Date(Math.max(Date.parse(since), from.getTime())),
      until: until === null ? now : new Date(until),
    }))
    .filter(({ since, until }) => since < until)
    .toSorted((one, other) => one.since.getTime() - other.since.getTime());
}

/** An instant of the future, moved by each pause that began before it. */
export function movedBy(instant: Date, paused: readonly Interval[], measure: Measure): Date {
  let moved = instant;
  for (const { since, until } of paused) {
    if (since >= moved) break;
    moved = measure.add(moved, measure.between(since, until));
  }
  return moved;
}

/** How much of the time between two instants was paused. */
export function pausedWithin(from: Date, to: Date, paused: readonly Interval[], measure: Measure): number {
  return paused
    .filter(({ since }) => since < to)
    .reduce(
      (sum, { since, until }) => sum + measure.between(since < from ? from : since, until < to ? until : to),
      0,
    );
}
