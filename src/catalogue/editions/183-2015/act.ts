import type { EditionDeclaration } from '../../edition.ts';

/** Resolution No 183. In force ten days after its first publication, whose date the sources do not give. */
export const ACT = {
  act: {
    number: '183',
    date: '2015-07-28',
    registeredNumber: '4131',
    registeredOn: '2015-09-04',
    repealedOn: '2017-03-14',
  },
  validity: { from: null, until: '2017-03-14' },
} as const satisfies Pick<EditionDeclaration, 'act' | 'validity'>;
