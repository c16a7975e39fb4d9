import type { EditionDeclaration } from '../../edition.ts';

/** Order No 418. In force after its first publication, whose date the sources do not give. */
export const ACT = {
  act: {
    number: '418',
    date: '2011-12-26',
    registeredNumber: '7362',
    registeredOn: '2011-12-28',
    repealedOn: '2012-11-07',
  },
  validity: { from: null, until: '2012-11-07' },
} as const satisfies Pick<EditionDeclaration, 'act' | 'validity'>;
