import type { EditionDeclaration } from '../../edition.ts';

/**
 * Order No 322, which sets out annex 4 of order No 655 of 2015 anew. In force ten days after its first publication,
 * whose date the source does not give.
 */
export const ACT = {
  act: {
    number: '322',
    date: '2019-09-02',
    registeredNumber: '19353',
    registeredOn: '2019-09-06',
    repealedOn: '2020-04-02',
  },
  validity: { from: null, until: '2020-04-02' },
} as const satisfies Pick<EditionDeclaration, 'act' | 'validity'>;
