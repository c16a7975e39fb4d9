import type { Language } from '../../kernel/index.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly language: Language;
  /** The same for every attempt to send the same mail. */
  readonly messageId: string;
}

/** The mail server will not take this mail however often it is sent. Says nothing of whom it was for. */
export class MailRejected extends Error {
  override readonly name = 'MailRejected';
  readonly reason: 'ADDRESS_REJECTED' | 'MESSAGE_REJECTED';

  constructor(reason: MailRejected['reason']) {
    super(`mail: ${reason}`);
    this.reason = reason;
  }
}

/** Whatever takes mail away. Throws MailRejected, or OutsideFault where trying again may help. */
export interface MailTransport {
  send(mail: Mail): Promise<void>;
}
