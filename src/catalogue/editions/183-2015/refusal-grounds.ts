import type { RefusalGroundDeclaration } from '../../refusal-ground.ts';

/** The act names the first alone; the others are those of the rules of accounting that are at hand. */
export const REFUSAL_GROUNDS = [
  { code: 'DOCUMENTS_INCOMPLETE', sources: [{ clause: '5' }], suggestedBy: ['DOCUMENTS', 'PAPERS'] },
  { code: 'DATA_FALSE', sources: [{ law: 'ACCOUNTING_RULES_12' }] },
  { code: 'FORBIDDEN_CONTENT', sources: [{ law: 'ACCOUNTING_RULES_12' }] },
  { code: 'DISTRIBUTOR_BANNED', sources: [{ law: 'ACCOUNTING_RULES_12' }] },
  { code: 'PRODUCT_BANNED', sources: [{ law: 'ACCOUNTING_RULES_12' }] },
] as const satisfies readonly RefusalGroundDeclaration[];
