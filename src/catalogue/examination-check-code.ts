/** What is looked at before a person decides, in the order in which it is shown. Text: `requests:check.<code>.name`. */
export const EXAMINATION_CHECKS = [
  'APPLICANT',
  'REPRESENTATIVE',
  'APPLICATION_SIGNATURE',
  'PAYMENT',
  'DOCUMENTS',
  'PAPERS',
  'TITLE_UNIQUE',
  'TITLE_LIKENESS',
  'PREVIOUS_CERTIFICATE',
  'CERTIFICATE_OWNER',
  'EARLIER_REQUESTS',
  'DEADLINE',
] as const;
export type ExaminationCheckCode = (typeof EXAMINATION_CHECKS)[number];
