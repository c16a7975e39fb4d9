/** Whether bytes that claim to come from the payment gateway do. */
export interface NotificationVerifier {
  /** `signature` is the header that came with the body; undefined when there was none. */
  isGenuine(body: Buffer, signature: string | undefined): boolean;
}
