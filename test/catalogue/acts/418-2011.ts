import type { ActReading } from './act-reading.ts';

export const ACT_418_2011: ActReading = {
  key: '418-2011',
  participantOfActor: {
    APPLICANT: 'APPLICANT',
    PORTAL: 'PORTAL',
    PROVIDER: 'PROVIDER',
  },
  furtherParticipants: ['тұтынушы', 'ЭҮП', 'КО ақпараттық жүйесі', '1-ақпараттық жүйе', '2-ақпараттық жүйе'],
  definitions: { file: '004_5005318986b97522.txt', from: 49, to: 75, count: 13 },
  metadata: [
    {
      code: '004-O16',
      why:
        'It is about the headings of the annexes alone: scrambled words, and a survey without its number. The edition ' +
        'carries the words of the annexes and none of their headings.',
    },
    {
      code: '004-O20',
      why:
        'The screens of annex 2 show data of a person. Nothing is taken from those lines, neither a text of the edition ' +
        'nor a value of a test.',
    },
  ],
};
