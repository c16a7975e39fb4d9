import type { EditionDeclaration } from '../../edition.ts';

/**
 * Resolution No 57 of the akimat of Mangystau region, as amended by No 5 of 11 January 2013. In force on registration,
 * in operation ten days after its first publication, whose date the sources do not give.
 */
export const ACT = {
  act: {
    number: '57',
    date: '2012-04-04',
    registeredNumber: '2124',
    registeredOn: '2012-04-23',
    repealedOn: '2013-08-15',
  },
  validity: { from: null, until: '2013-08-15' },
} as const satisfies Pick<EditionDeclaration, 'act' | 'validity'>;
