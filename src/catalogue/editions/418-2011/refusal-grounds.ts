import type { RefusalGroundDeclaration } from '../../edition.ts';

/** What a person decides. The law's ground 3, an unpaid fee, reaches nobody: item 6-12 ends such a request. */
export const REFUSAL_GROUNDS = [
  {
    code: 'TITLE_TAKEN_IN_TERRITORY',
    source: 'Law No 451-I of 23.07.1999, article 10, ground 1',
    suggestedBy: 'TITLE_UNIQUE',
  },
  {
    code: 'TITLE_CONFUSINGLY_SIMILAR',
    source: 'Law No 451-I of 23.07.1999, article 10, ground 1',
    suggestedBy: 'TITLE_LIKENESS',
  },
  {
    code: 'APPLICATION_INCOMPLETE',
    source: 'Law No 451-I of 23.07.1999, article 10, ground 2, and article 11',
  },
  { code: 'OWNERSHIP_TRANSFER_UNPROVEN', source: 'Law No 451-I of 23.07.1999, article 10, ground 4' },
] as const satisfies readonly RefusalGroundDeclaration[];
