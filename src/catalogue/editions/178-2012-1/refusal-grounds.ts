import type { RefusalGroundDeclaration } from '../../edition.ts';

/** The act lists none. An unpaid fee is refused by condition 2 of paragraph 6 before anybody examines. */
export const REFUSAL_GROUNDS = [
  { code: 'NOT_ARCHIVAL_DOCUMENT', source: '1, 6-14' },
  { code: 'NOT_OF_STATE_ARCHIVE', source: '1' },
  {
    code: 'SIGNATURE_OR_SEAL_UNESTABLISHED',
    source: 'Hague Convention of 5 October 1961, articles 3 and 5',
  },
  { code: 'COUNTRY_OUTSIDE_CONVENTION', source: 'Hague Convention of 5 October 1961, article 1' },
  { code: 'DOCUMENTS_NONCONFORMING', source: '7-8, 8-9', suggestedBy: 'DOCUMENTS' },
] as const satisfies readonly RefusalGroundDeclaration[];
