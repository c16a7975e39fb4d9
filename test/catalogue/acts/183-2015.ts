import type { ActReading } from './act-reading.ts';

export const ACT_183_2015: ActReading = {
  key: '183-2015',
  participantOfActor: {
    APPLICANT: 'APPLICANT',
    PORTAL: 'PORTAL',
    PROVIDER_EMPLOYEE: 'SPECIALIST',
    PROVIDER_IS: 'LOCAL_EXECUTIVE_SYSTEM',
  },
  furtherParticipants: ['қызмет алушы', 'ХҚО', 'портал', 'ЖАО АЖ', 'ЫАЖ', 'ЭҮШ', 'ЭҮӨШ', 'ҰКО АЖ'],
  definitions: {
    file: '003_d0c778b7a4535202.txt',
    from: 337,
    to: 346,
    count: 7,
    print: ({ term, meaning }) => `${term} – ${meaning}`,
  },
  // Paragraph 6.
  internalResults: { file: '003_d0c778b7a4535202.txt', from: 126, to: 155 },
  metadata: [],
};
