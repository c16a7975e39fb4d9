import type { ServerConfig } from '../config.ts';
import type { Texts } from '../graphql/index.ts';
import { type MailTransport, SendMail, StatusMailer, type StatusMailerPorts } from '../requests/index.ts';
import { smtpTransport } from './smtp-transport.ts';

interface MailService {
  /** Null where no mail is sent. */
  readonly transport: MailTransport | null;
  /** The job of one mail; `last`: the queue will not try again. */
  send(eventId: string, last: boolean): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

/** Mail through the SMTP server of the settings; where they name none, none is sent. */
export function mailOf(
  { SMTP_URL: url, MAIL_FROM: from, PUBLIC_URL: publicUrl }: ServerConfig,
  ports: StatusMailerPorts & { readonly texts: Texts },
): MailService {
  const transport = url === undefined ? null : smtpTransport({ url, from });
  const mailer = new StatusMailer(ports);
  const mail = new SendMail({ ...ports, transport, publicUrl });
  return {
    transport,
    send: (eventId, last) => mail.run(eventId, last),
    start: () => {
      if (transport !== null) mailer.start();
    },
    stop: async () => {
      await mailer.stop();
      transport?.close();
    },
  };
}
