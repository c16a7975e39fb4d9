import type { RefusalGroundDeclaration } from '../../edition.ts';

const USUAL = 'Usual practice of state archives; the act lists no grounds';

/** What a person decides when the documents and the grounds for the service are examined. */
export const REFUSAL_GROUNDS = [
  { code: 'DOCUMENTS_NONCONFORMING', source: '6-10, 7-8, 8-9', suggestedBy: 'DOCUMENTS' },
  {
    code: 'POWER_OF_ATTORNEY_MISSING',
    source: `${USUAL}; item 8-2 names the power of attorney`,
    suggestedBy: 'REPRESENTATIVE',
  },
  { code: 'INFORMATION_INSUFFICIENT', source: USUAL },
  { code: 'NO_ARCHIVAL_DOCUMENTS', source: USUAL },
] as const satisfies readonly RefusalGroundDeclaration[];
