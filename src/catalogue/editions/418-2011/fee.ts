import type { FeeDeclaration } from '../../edition.ts';

/** Item 6-12: a state duty of five indices, to be paid within 24 hours. */
export const FEE = {
  mci: 5,
  payWithin: 'P1D',
  channels: ['PORTAL'],
  source: 'ACT',
} as const satisfies FeeDeclaration;
