import {
  type NotificationEffect,
  type NotificationPorts,
  receiveNotification,
} from './receive-notification.ts';

/** Where the payment gateway's word comes in. Made after the subjects it moves, so that neither needs the other first. */
export class PaymentNotifications {
  readonly #ports: NotificationPorts;

  constructor(ports: NotificationPorts) {
    this.#ports = ports;
  }

  /** See `receiveNotification`. */
  receive(body: Buffer): Promise<NotificationEffect> {
    return receiveNotification(this.#ports, body);
  }
}
