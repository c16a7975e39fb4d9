import type { RefusalGroundDeclaration } from '../../refusal-ground.ts';

/** What a person decides; an unpaid fee is refused by condition 2 of paragraph 6 before anybody examines. */
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
  { code: 'DOCUMENTS_NONCONFORMING', sources: [{ clause: '7-8' }], suggestedBy: ['DOCUMENTS'] },
] as const satisfies readonly RefusalGroundDeclaration[];
