import type { ActReading } from './act-reading.ts';

export const ACT_57_2012: ActReading = {
  key: '57-2012',
  participantOfActor: {
    APPLICANT: 'APPLICANT',
    PORTAL: 'PORTAL',
    PROVIDER_EMPLOYEE: 'PROVIDER',
    PROVIDER_IS: 'LOCAL_EXECUTIVE_SYSTEM',
    PSC_OPERATOR: 'PSC',
    PSC_EMPLOYEE: 'PSC',
    PSC_IS: 'PSC_SYSTEM',
  },
  furtherParticipants: ['тұтынушы'],
  definitions: {
    file: '000_5bcae00e741558f2.txt',
    from: 77,
    to: 130,
    count: 19,
    print: ({ number, term, meaning, abbreviation }) =>
      `${number}) ${term}${abbreviation === null ? '' : ` (бұдан әрі – ${abbreviation})`} – ${meaning}`,
  },
  metadata: [
    {
      code: 'X-02',
      why:
        'It compares the words of several acts with one another. Each edition prints the words of its own act, and ' +
        'the codes of systems and participants are the same in all, so no rule and no text of this edition follows.',
    },
  ],
};
