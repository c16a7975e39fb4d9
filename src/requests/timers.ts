/** Name of the job that the timer of a request's payment is. */
export const EXPIRE_PAYMENT_TASK = 'expire-payment';

/** Name of the job that asks the registries about a request's people. */
export const ASK_REGISTRIES_TASK = 'ask-registries';

/** Name of the job that judges a held signature again. */
export const JUDGE_SIGNATURE_TASK = 'judge-signature';

/** Name of the job that counts what is due by a calendar that has changed. */
export const RECOUNT_TASK = 'recount-deadlines';

/** Name of the job that takes back old drafts and removes what is out of date. */
export const CLEAN_UP_TASK = 'clean-up';

/** Name of the job that tells of steps whose time runs out. */
export const ESCALATE_TASK = 'escalate-steps';
