export { HmacNotificationVerifier } from './hmac-notification-verifier.ts';
export { HttpPaymentGateway } from './http-payment-gateway.ts';

export { paymentTransitions } from './payment.transitions.ts';
export {
  PAYMENT_STATUSES,
  type PaymentOrder,
  type PaymentRecord,
} from './payment.ts';
export { PaymentType } from './payment.type.ts';
export { paymentCallbackRoute } from './payment-callback.route.ts';
export type { PaymentGatewayFaultReason } from './payment-gateway.ts';
export { PaymentNotifications } from './payment-notifications.ts';
export { PAYMENT_ID_PREFIX, type PaymentRow, paymentJson, paymentOf, paymentRow } from './payment-row.ts';
export type { PaymentMoved } from './payment-store.ts';
export { Payments } from './payments.ts';
export type { PaymentSubjects } from './receive-notification.ts';
