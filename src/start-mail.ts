import type { ServerConfig } from './config.ts';
import { StatusMailer, type StatusMailerPorts } from './requests/index.ts';
import { smtpTransport } from './smtp-transport.ts';

export interface RunningMail {
  /** The job of one mail. */
  send(eventId: string): Promise<void>;
  stop(): Promise<void>;
}

/** Mail to applicants through the SMTP server of the settings; null where they name none. */
export function startMail(
  config: ServerConfig,
  ports: Omit<StatusMailerPorts, 'transport' | 'publicUrl'>,
): RunningMail | null {
  const { SMTP_URL: url, MAIL_FROM: from, PUBLIC_URL: publicUrl } = config;
  if (url === undefined) return null;
  const transport = smtpTransport({ url, from });
  const mailer = new StatusMailer({ ...ports, transport, publicUrl });
  mailer.start();
  return {
    send: (eventId) => mailer.send(eventId),
    stop: async () => {
      await mailer.stop();
      transport.close();
    },
  };
}
