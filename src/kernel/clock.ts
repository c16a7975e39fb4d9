/** The one source of "now"; handed to whoever needs it, so that tests hold the time in their hands. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
