import type { RefusalGroundDeclaration } from '../../refusal-ground.ts';

/** What a person decides. Paragraph 3 sends to paragraph 10 of the Standard, which is not at hand. */
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
  { code: 'DOCUMENTS_INCOMPLETE', sources: [{ clause: '3' }], suggestedBy: ['DOCUMENTS'] },
  {
    code: 'DOCUMENTS_NONCONFORMING',
    sources: [{ clause: '3' }, { clause: '10-11' }, { clause: '11-10' }, { law: 'STANDARD_505_10' }],
  },
] as const satisfies readonly RefusalGroundDeclaration[];
