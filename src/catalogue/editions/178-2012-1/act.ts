import type { EditionDeclaration } from '../../edition.ts';

/** Order No 178, annex 1. In force ten days after its first publication, whose date the sources do not give. */
export const ACT = {
  act: {
    number: '178',
    date: '2012-11-07',
    registeredNumber: '8141',
    registeredOn: '2012-12-10',
    repealedOn: '2016-04-11',
  },
  validity: { from: null, until: '2016-04-11' },
} as const satisfies Pick<EditionDeclaration, 'act' | 'validity'>;
