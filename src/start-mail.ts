import type { ServerConfig } from './config.ts';
import type { Texts } from './graphql/index.ts';
import { SendMail, StatusMailer, type StatusMailerPorts } from './requests/index.ts';
import { smtpTransport } from './smtp-transport.ts';

interface RunningMail {
  /** The job of one mail; `last`: the queue will not try again. */
  send(eventId: string, last: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** Mail to applicants through the SMTP server of the settings; where they name none, none is sent. */
export function startMail(
  { SMTP_URL: url, MAIL_FROM: from, PUBLIC_URL: publicUrl }: ServerConfig,
  ports: StatusMailerPorts & { readonly texts: Texts },
): RunningMail {
  const transport = url === undefined ? null : smtpTransport({ url, from });
  const mailer = new StatusMailer(ports);
  const mail = new SendMail({ ...ports, transport, publicUrl });
  if (transport !== null) mailer.start();
  return {
    send: (eventId, last) => mail.run(eventId, last),
    stop: async () => {
      await mailer.stop();
      transport?.close();
    },
  };
}
