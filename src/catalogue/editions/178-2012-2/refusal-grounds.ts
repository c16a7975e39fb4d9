import type { RefusalGroundDeclaration } from '../../refusal-ground.ts';

/** What a person decides when the documents and the grounds for the service are examined. */
export const REFUSAL_GROUNDS = [
  {
    code: 'DOCUMENTS_NONCONFORMING',
    sources: [{ clause: '6-10' }, { clause: '7-8' }, { clause: '8-9' }],
    suggestedBy: ['DOCUMENTS', 'PAPERS'],
  },
  {
    code: 'POWER_OF_ATTORNEY_MISSING',
    sources: [{ clause: '8-2' }, { law: 'ARCHIVE_PRACTICE' }],
    suggestedBy: ['REPRESENTATIVE'],
  },
  { code: 'INFORMATION_INSUFFICIENT', sources: [{ law: 'ARCHIVE_PRACTICE' }] },
  { code: 'NO_ARCHIVAL_DOCUMENTS', sources: [{ law: 'ARCHIVE_PRACTICE' }] },
] as const satisfies readonly RefusalGroundDeclaration[];
