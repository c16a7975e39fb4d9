import type { RefusalGroundDeclaration } from '../../refusal-ground.ts';

/** The act lists none. An unpaid fee is refused by condition 2 of paragraph 6 before anybody examines. */
export const REFUSAL_GROUNDS = [
  { code: 'NOT_ARCHIVAL_DOCUMENT', sources: [{ clause: '1' }, { clause: '6-14' }] },
  { code: 'NOT_OF_STATE_ARCHIVE', sources: [{ clause: '1' }] },
  {
    code: 'SIGNATURE_OR_SEAL_UNESTABLISHED',
    sources: [{ law: 'HAGUE_3_5' }],
  },
  { code: 'COUNTRY_OUTSIDE_CONVENTION', sources: [{ law: 'HAGUE_1' }] },
  {
    code: 'DOCUMENTS_NONCONFORMING',
    sources: [{ clause: '7-8' }, { clause: '8-9' }],
    suggestedBy: ['DOCUMENTS', 'PAPERS'],
  },
] as const satisfies readonly RefusalGroundDeclaration[];
