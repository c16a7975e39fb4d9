import type { RefusalGroundDeclaration } from '../../edition.ts';

/** The act names the first alone; the others are those of the rules of accounting that are at hand. */
export const REFUSAL_GROUNDS = [
  { code: 'DOCUMENTS_INCOMPLETE', source: '5', suggestedBy: 'DOCUMENTS' },
  { code: 'DATA_FALSE', source: 'Rules of Government resolution No 843 of 29.07.2002, item 12' },
  { code: 'FORBIDDEN_CONTENT', source: 'Rules of Government resolution No 843 of 29.07.2002, item 12' },
  { code: 'DISTRIBUTOR_BANNED', source: 'Rules of Government resolution No 843 of 29.07.2002, item 12' },
  { code: 'PRODUCT_BANNED', source: 'Rules of Government resolution No 843 of 29.07.2002, item 12' },
] as const satisfies readonly RefusalGroundDeclaration[];
