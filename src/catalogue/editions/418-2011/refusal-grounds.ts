import type { RefusalGroundDeclaration } from '../../refusal-ground.ts';

/** What a person decides. The law's ground 3, an unpaid fee, reaches nobody: item 6-12 ends such a request. */
export const REFUSAL_GROUNDS = [
  {
    code: 'TITLE_TAKEN_IN_TERRITORY',
    sources: [{ law: 'MEDIA_LAW_10_1' }],
    suggestedBy: ['TITLE_UNIQUE'],
  },
  {
    code: 'TITLE_CONFUSINGLY_SIMILAR',
    sources: [{ law: 'MEDIA_LAW_10_1' }],
    suggestedBy: ['TITLE_LIKENESS'],
  },
  {
    code: 'APPLICATION_INCOMPLETE',
    sources: [{ law: 'MEDIA_LAW_10_2' }],
    suggestedBy: ['PREVIOUS_CERTIFICATE'],
  },
  {
    code: 'OWNERSHIP_TRANSFER_UNPROVEN',
    sources: [{ law: 'MEDIA_LAW_10_4' }],
    suggestedBy: ['CERTIFICATE_OWNER'],
  },
] as const satisfies readonly RefusalGroundDeclaration[];
