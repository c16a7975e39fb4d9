/** What is the provider's own business until it is signed, and a draft, which its applicant has just made. */
export const NO_NEWS_FOR_APPLICANTS: readonly string[] = [
  'DRAFT',
  'DECISION_DRAFTED',
  'DECISION_TO_SIGN',
  'REASSIGNED',
  'RETURNED',
];
