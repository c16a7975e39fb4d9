import type { FeeDeclaration } from '../../edition.ts';

/**
 * Item 6-6 charges a fee through the payment gateway and names neither sum nor term. Until somebody sets them
 * otherwise: the duty of half an index a document that later sources give for an apostille, and the 24 hours that order
 * No 418 of 2011 gave for another service.
 */
export const FEE = {
  mci: 0.5,
  payWithin: 'P1D',
  channels: ['PORTAL'],
  source: 'SETTING',
} as const satisfies FeeDeclaration;
