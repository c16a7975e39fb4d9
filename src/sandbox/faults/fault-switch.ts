import { setTimeout as wait } from 'node:timers/promises';
import { OCSP_LIES } from '../certification-authority/index.ts';

/**
 * UNKNOWN: 404, as a registry that knows nobody; UNREACHABLE: 503 and nothing done; SLOW: done, and answered late;
 * MALFORMED: done, and half the answer sent. The mail server says 550, 451 and, for MALFORMED, 554 to the message itself.
 */
const COMMON_MODES = ['OFF', 'UNKNOWN', 'UNREACHABLE', 'SLOW', 'MALFORMED'] as const;
/** The time-stamp authority stamps other bytes, is one that nobody knows, or tells a moment a year ago. */
const TIMESTAMP_LIES = ['WRONG_IMPRINT', 'UNTRUSTED', 'OLD'] as const;
/**
 * The gateway does what it is asked, and then: cuts the connection, signs with a key that nobody vouches for, answers to
 * another message; or does nothing, and answers with a page of a broken server or with a SOAP fault.
 */
const GATEWAY_LIES = ['RESET', 'WRONG_SIGNATURE', 'WRONG_CORRELATION', 'SERVER_ERROR', 'SOAP_FAULT'] as const;

/** The payment gateway's notice gets lost, is sent twice, is signed with a key that nobody knows, or says less money. */
const NOTICE_FAULTS = ['LOST', 'TWICE', 'WRONG_SIGNATURE', 'ALTERED'] as const;
/** Money is not given back, or not yet: asked again it is. */
const REFUND_FAULTS = ['REFUSED', 'PENDING'] as const;
/**
 * A registry fails inside, breaks the connection off, sends what is no XML of ours, refuses to answer, tells of somebody
 * else, or answers another question.
 */
const REGISTRY_LIES = ['FAILS', 'RESET', 'GARBAGE', 'REFUSES', 'OTHER_PERSON', 'OTHER_REQUEST'] as const;

export const FAULT_MODES = [
  ...new Set([
    ...COMMON_MODES,
    ...OCSP_LIES,
    ...TIMESTAMP_LIES,
    ...GATEWAY_LIES,
    ...NOTICE_FAULTS,
    ...REFUND_FAULTS,
    ...REGISTRY_LIES,
  ]),
] as const;
export type FaultMode = (typeof FAULT_MODES)[number];

export const FAULTY_SYSTEMS = [
  'REGISTRIES',
  'GATEWAY',
  'CRL',
  'OCSP',
  'TSP',
  'MAIL',
  'PAYMENTS',
  'REFUNDS',
  'PAYMENT_NOTICES',
] as const;
export type FaultySystem = (typeof FAULTY_SYSTEMS)[number];

/** How a system can lie besides: it answers, and wrongly. */
const LIES: Readonly<Partial<Record<FaultySystem, readonly FaultMode[]>>> = {
  OCSP: OCSP_LIES,
  TSP: TIMESTAMP_LIES,
  REFUNDS: REFUND_FAULTS,
  REGISTRIES: REGISTRY_LIES,
  GATEWAY: GATEWAY_LIES,
};

/** Which faults a system can have. */
export function isModeOf(system: FaultySystem, mode: FaultMode): boolean {
  if (system === 'PAYMENT_NOTICES') return ['OFF', 'SLOW', ...NOTICE_FAULTS].includes(mode);
  const modes: readonly FaultMode[] = [...COMMON_MODES, ...(LIES[system] ?? [])];
  return modes.includes(mode);
}

export interface FaultState {
  readonly system: FaultySystem;
  readonly mode: FaultMode;
  /** Calls that it is for yet; null: until it is switched off. */
  readonly times: number | null;
}

/** Which of the systems are out of order at the moment; in memory alone. */
export class FaultSwitch {
  readonly #slowMilliseconds: number;
  readonly #stopped = new AbortController();
  readonly #states = new Map<FaultySystem, FaultState>();

  constructor(slowMilliseconds: number) {
    this.#slowMilliseconds = slowMilliseconds;
  }

  states(): FaultState[] {
    return FAULTY_SYSTEMS.map((system) => this.#stateOf(system));
  }

  set(state: FaultState): void {
    this.#states.set(state.system, state.mode === 'OFF' ? { ...state, times: null } : state);
  }

  /** How the next call to that system is to end; the call is counted. */
  take(system: FaultySystem): FaultMode {
    const { mode, times } = this.#stateOf(system);
    if (times !== null) this.set({ system, mode: times > 1 ? mode : 'OFF', times: times - 1 });
    return mode;
  }

  /** As long as a slow answer takes, or until the sandbox stops. */
  async delay(): Promise<void> {
    await wait(this.#slowMilliseconds, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
  }

  close(): void {
    this.#stopped.abort();
  }

  #stateOf(system: FaultySystem): FaultState {
    return this.#states.get(system) ?? { system, mode: 'OFF', times: null };
  }
}
