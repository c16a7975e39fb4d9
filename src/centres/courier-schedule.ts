import { DomainError } from '../kernel/index.ts';

/** A time at which the courier comes: 1 is Monday, HH:MM by the clock of the whole country. */
export interface PickUpTime {
  readonly weekday: number;
  readonly time: string;
}

/** As the head of a centre approved it. */
export interface ScheduleRow {
  readonly times: readonly PickUpTime[];
  readonly approvedBy: string;
  readonly approvedAt: string;
}

const TIME = /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/;
const MAX_TIMES = 70;

/** The times in the order of the week; SCHEDULE_INVALID where there are none, too many, one twice, or one that is no time. */
export function orderedTimes(times: readonly PickUpTime[]): PickUpTime[] {
  const path = ['input', 'times'];
  if (times.length === 0 || times.length > MAX_TIMES) throw new DomainError('SCHEDULE_INVALID', { path });
  const keys = times.map(({ weekday, time }, index) => {
    const valid = Number.isInteger(weekday) && weekday >= 1 && weekday <= 7 && TIME.test(time);
    if (!valid) throw new DomainError('SCHEDULE_INVALID', { path: [...path, String(index)] });
    return `${weekday} ${time}`;
  });
  if (new Set(keys).size < keys.length) throw new DomainError('SCHEDULE_INVALID', { path });
  return keys.toSorted().map((key) => ({ weekday: Number(key[0]), time: key.slice(2) }));
}
