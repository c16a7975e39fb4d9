export { budgetCodes } from './budget-codes.ts';
export { HttpPaymentGateway } from './http-payment-gateway.ts';
export { type KeptNotice, keptNotices } from './notification-ledger.ts';
export type { NotificationVerifier } from './notification-verifier.ts';
export { paymentTransitions } from './payment.transitions.ts';
export {
  PAYMENT_STATUSES,
  type PaymentOrder,
  type PaymentRecord,
} from './payment.ts';
export { PaymentType } from './payment.type.ts';
export { paymentCallbackRoute } from './payment-callback.route.ts';
export type { PaymentGateway } from './payment-gateway.ts';
export { PaymentNotifications } from './payment-notifications.ts';
export { PAYMENT_ID_PREFIX, type PaymentRow, paymentJson, paymentOf, paymentRow } from './payment-row.ts';
export type { PaymentMoved } from './payment-store.ts';
export type { PaymentSubjects } from './payment-subjects.ts';
export { Payments } from './payments.ts';
export { REFUND_TASK } from './queue-refund.ts';
export { RECONCILE_DAY_TASK, reconcileDay } from './reconcile-day.ts';
export { RECONCILE_TASK, type ReconcilingPorts, reconcilePayments } from './reconcile-payments.ts';
export { ReconciliationResolver } from './reconciliation.resolver.ts';
export type { Difference } from './reconciliation.ts';
export { refundPayment } from './refund-payment.ts';
