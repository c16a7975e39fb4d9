/** A message as it travels between two information systems. */
export interface OutgoingMessage {
  /** Stays the same however often it is sent: the receiver takes it once. */
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  /** What it is about, the same in all messages of one request. */
  readonly correlationId: string;
  readonly at: Date;
}

/** The gateway of the e-government (ЭҮШ/ШЭП). Answers when it has taken the message; throws OutsideFault. */
export interface Gateway {
  send(message: OutgoingMessage): Promise<void>;
}
