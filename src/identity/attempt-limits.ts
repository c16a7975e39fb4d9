/** So many in a window of so many seconds. */
export interface Allowance {
  readonly count: number;
  readonly seconds: number;
}

/** How far somebody who guesses passwords gets. All times in seconds. */
export interface AttemptLimits {
  /** Failures with one login from one network: the first are free, then each next try waits twice as long. */
  readonly pair: {
    readonly free: number;
    readonly firstWait: number;
    readonly longestWait: number;
    /** After so long from the first failure the count begins anew. */
    readonly window: number;
  };
  /** Failures from one network with whatever logins; a service centre's many visitors share one. */
  readonly network: Allowance;
  /** Failures with one login from whatever networks. */
  readonly login: Allowance;
  /** A network from which a login once succeeded is exempt from the two above for so long. */
  readonly knownFor: number;
  /** Registrations tried from one network: each costs a password hash. */
  readonly registrations: Allowance;
  /** Checks of papers from one network that found none: whoever has papers finds them. */
  readonly checks: Allowance;
  /** Challenges for logging in by certificate given to one network: each is a row for five minutes. */
  readonly challenges: Allowance;
  /** Requests that one information system brings, whatever becomes of them. */
  readonly brought: Allowance;
  /** Requests that are brought for one person, by whatever systems. */
  readonly broughtFor: Allowance;
}

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

export const ATTEMPT_LIMITS: AttemptLimits = {
  pair: { free: 5, firstWait: 30, longestWait: HOUR / 4, window: DAY },
  network: { count: 100, seconds: HOUR },
  login: { count: 50, seconds: HOUR },
  knownFor: 90 * DAY,
  registrations: { count: 100, seconds: HOUR },
  checks: { count: 100, seconds: HOUR },
  challenges: { count: 300, seconds: HOUR },
  brought: { count: 1000, seconds: HOUR },
  broughtFor: { count: 50, seconds: DAY },
};
