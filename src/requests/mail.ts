import type { Language } from '../kernel/index.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly language: Language;
  /** The same for every attempt to send the same mail. */
  readonly messageId: string;
}

/** Whatever takes mail away. */
export interface MailTransport {
  send(mail: Mail): Promise<void>;
}
