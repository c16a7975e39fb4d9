import type { RefusalGroundDeclaration } from '../../refusal-ground.ts';

/** The act names none; those of the government's rules that were in force beside it. */
export const REFUSAL_GROUNDS = [
  {
    code: 'DOCUMENTS_MISSING',
    sources: [{ law: 'ACCOUNTING_RULES_12' }],
    suggestedBy: ['DOCUMENTS', 'PAPERS'],
  },
  { code: 'DATA_INCOMPLETE_OR_FALSE', sources: [{ law: 'ACCOUNTING_RULES_12' }] },
  { code: 'PROHIBITED_CONTENT', sources: [{ law: 'ACCOUNTING_RULES_12' }] },
  { code: 'DISTRIBUTOR_BANNED_BY_COURT', sources: [{ law: 'ACCOUNTING_RULES_12' }] },
  { code: 'PERIODICAL_BANNED_BY_COURT', sources: [{ law: 'ACCOUNTING_RULES_12' }] },
] as const satisfies readonly RefusalGroundDeclaration[];
