/** What the payment gateway signed: a root with fields of text. */
export interface SignedNotice {
  readonly namespace: string;
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Tells the payment gateway's own words from anybody else's. */
export interface NotificationVerifier {
  /** Null unless all of it was signed by the gateway. */
  open(body: Buffer): Promise<SignedNotice | null>;
}
