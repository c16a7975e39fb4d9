export const ENTRY_STATES = ['IN_FORCE', 'SUPERSEDED', 'TERMINATED', 'REVOKED'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** How an entry begins. */
export const FIRST_EVENTS = ['REGISTERED', 'REREGISTERED'] as const;
export type FirstEvent = (typeof FIRST_EVENTS)[number];

export const LATER_EVENTS = [
  'SUPERSEDED',
  'DUPLICATE_ISSUED',
  'TERMINATED',
  'REINSTATED',
  'REVOKED',
] as const;
export type LaterEvent = (typeof LATER_EVENTS)[number];

export const EVENT_TYPES = [...FIRST_EVENTS, ...LATER_EVENTS] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** From which states an event takes an entry, and to which. No entry changes in another way. */
export const ENTRY_MOVES: Readonly<
  Record<LaterEvent, { readonly from: readonly EntryState[]; readonly to: EntryState }>
> = {
  SUPERSEDED: { from: ['IN_FORCE'], to: 'SUPERSEDED' },
  DUPLICATE_ISSUED: { from: ['IN_FORCE'], to: 'IN_FORCE' },
  TERMINATED: { from: ['IN_FORCE'], to: 'TERMINATED' },
  REINSTATED: { from: ['SUPERSEDED', 'TERMINATED'], to: 'IN_FORCE' },
  REVOKED: { from: ['IN_FORCE', 'SUPERSEDED', 'TERMINATED'], to: 'REVOKED' },
};
