import type { ActReading } from './act-reading.ts';

export const ACT_178_2012_1: ActReading = {
  key: '178-2012-1',
  participantOfActor: {
    APPLICANT: 'APPLICANT',
    PORTAL: 'PORTAL',
    PROVIDER: 'PROVIDER',
    PROVIDER_EMPLOYEE: 'PROVIDER',
    PROVIDER_AWP: 'PROVIDER_WORKPLACE',
    PSC_OPERATOR: 'PSC_OPERATOR',
    STATE_DB: 'STATE_DATABASES',
  },
  furtherParticipants: ['алушы', 'қызмет көрсетуші', 'Орталықтың операторы', 'ХҚКО АЖ АЖО'],
  definitions: { file: '001_1c5361d39ce2acd8.txt', from: 92, to: 157, count: 18 },
  metadata: [
    {
      code: '001-A1-X09',
      why:
        'It is about the preamble of the order alone: the name it gives to the law of 11 January 2007, and a note of ' +
        'agreement dated after the order. No field of the edition carries either.',
    },
  ],
};
