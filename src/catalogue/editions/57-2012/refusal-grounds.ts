import type { RefusalGroundDeclaration } from '../../edition.ts';

/** The act names none; those of the government's rules that were in force beside it. */
const RULES = 'Resolution No 843 of 29.07.2002, rules of accounting of foreign periodicals, paragraph 12';

export const REFUSAL_GROUNDS = [
  { code: 'DOCUMENTS_MISSING', source: RULES, suggestedBy: 'DOCUMENTS' },
  { code: 'DATA_INCOMPLETE_OR_FALSE', source: RULES },
  { code: 'PROHIBITED_CONTENT', source: RULES },
  { code: 'DISTRIBUTOR_BANNED_BY_COURT', source: RULES },
  { code: 'PERIODICAL_BANNED_BY_COURT', source: RULES },
] as const satisfies readonly RefusalGroundDeclaration[];
