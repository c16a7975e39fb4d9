export { HmacNotificationVerifier } from './hmac-notification-verifier.ts';
export { HttpPaymentGateway, type HttpPaymentGatewaySettings } from './http-payment-gateway.ts';
export type { NotificationVerifier } from './notification-verifier.ts';
export { type PaymentEvent, paymentTransitions } from './payment.transitions.ts';
export {
  PAYMENT_FAILURES,
  PAYMENT_PURPOSES,
  PAYMENT_STATUSES,
  type PaymentFailure,
  type PaymentOrder,
  type PaymentPurpose,
  type PaymentRecord,
  type PaymentStatus,
} from './payment.ts';
export { PaymentType } from './payment.type.ts';
export { paymentCallbackRoute } from './payment-callback.route.ts';
export {
  type Charge,
  type OpenedCharge,
  type PaymentGateway,
  PaymentGatewayFault,
  type PaymentGatewayFaultReason,
} from './payment-gateway.ts';
export { PaymentNotifications } from './payment-notifications.ts';
export { PAYMENT_ID_PREFIX, type PaymentRow, paymentJson, paymentOf, paymentRow } from './payment-row.ts';
export type { PaymentMoved } from './payment-store.ts';
export { Payments } from './payments.ts';
export type { NotificationEffect, NotificationPorts, PaymentSubjects } from './receive-notification.ts';
export type { CheckoutPorts } from './request-checkout.ts';
