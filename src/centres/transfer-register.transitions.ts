/** How far a register has come; text `centres:registerState.<name>`. */
export const REGISTER_STATES = [
  'FORMED',
  'SEALED',
  'COLLECTED',
  'MARKED',
  'REFUSED',
  'CLOSED',
  'CANCELLED',
] as const;
export type RegisterState = (typeof REGISTER_STATES)[number];

/** Printed, sealed, with the courier, marked by whoever received it; closed when the marked copy is back. Until the courier has it, it may be called off. */
const REGISTER_MOVES: Readonly<Record<RegisterState, readonly RegisterState[]>> = {
  FORMED: ['SEALED', 'CANCELLED'],
  SEALED: ['COLLECTED', 'CANCELLED'],
  COLLECTED: ['MARKED', 'REFUSED'],
  MARKED: ['CLOSED'],
  REFUSED: [],
  CLOSED: [],
  CANCELLED: [],
};

export function mayBecome(from: RegisterState, to: RegisterState): boolean {
  return REGISTER_MOVES[from].includes(to);
}

export const COPY_PLACES = ['SENDER', 'COURIER', 'RECEIVER'] as const;
export type CopyPlace = (typeof COPY_PLACES)[number];

/** Where the two copies of a register are: the second goes back with the receiver's mark. */
export const COPIES: Readonly<
  Record<RegisterState, { readonly first: CopyPlace; readonly second: CopyPlace }>
> = {
  FORMED: { first: 'SENDER', second: 'SENDER' },
  SEALED: { first: 'SENDER', second: 'SENDER' },
  COLLECTED: { first: 'COURIER', second: 'COURIER' },
  MARKED: { first: 'RECEIVER', second: 'COURIER' },
  /* The whole parcel goes back, both copies in it. */
  REFUSED: { first: 'SENDER', second: 'SENDER' },
  CLOSED: { first: 'RECEIVER', second: 'SENDER' },
  CANCELLED: { first: 'SENDER', second: 'SENDER' },
};
