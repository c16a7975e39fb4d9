import type { RefusalGroundDeclaration } from '../../edition.ts';

/** What a person decides. Paragraph 3 sends to paragraph 10 of the Standard, which is not at hand. */
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
  { code: 'DOCUMENTS_INCOMPLETE', source: '3', suggestedBy: 'DOCUMENTS' },
  { code: 'DOCUMENTS_NONCONFORMING', source: '3, 10-11, 11-10; Standard No 505 of 28.04.2015, paragraph 10' },
] as const satisfies readonly RefusalGroundDeclaration[];
