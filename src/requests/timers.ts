/** Name of the job that the timer of a request's payment is. */
export const EXPIRE_PAYMENT_TASK = 'expire-payment';

/** Name of the job that asks the registries about a request's people. */
export const ASK_REGISTRIES_TASK = 'ask-registries';
