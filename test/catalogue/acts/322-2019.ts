import type { ActReading } from './act-reading.ts';

export const ACT_322_2019: ActReading = {
  key: '322-2019',
  participantOfActor: {
    APPLICANT: 'APPLICANT',
    PORTAL: 'PORTAL',
    PROVIDER: 'PROVIDER',
    PROVIDER_EMPLOYEE: 'EXECUTOR',
    E_LICENSING: 'E_LICENSING',
    STATE_DB: 'STATE_DATABASES',
  },
  furtherParticipants: [
    'көрсетілетін қызметті алушы',
    'көрсетілетін қызметті беруші',
    'портал',
    '«Е-лицензиялау» МДБ АЖ',
    'ЖТ МДБ/ЗТ МДБ',
    'ЭҮШ',
  ],
  definitions: null,
  metadata: [
    {
      code: '002-O14',
      why:
        'It is about blanks in the header of the annex and watermarks between the lines. The edition takes the date ' +
        'and number of the order from the heading of the order itself, and no text of it has a watermark.',
    },
    {
      code: '002-O15',
      why: 'It is about the numeral before the only item of a list in paragraph 3. No field of the edition carries it.',
    },
  ],
};
