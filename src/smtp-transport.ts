import { createTransport } from 'nodemailer';
import type { Mail, MailTransport } from './requests/index.ts';

/** Hands mail to an SMTP server. */
export function smtpTransport(settings: { url: string; from: string }): MailTransport & { close(): void } {
  const transport = createTransport(settings.url);
  return {
    send: async (mail: Mail) => {
      await transport.sendMail({
        from: settings.from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        messageId: mail.messageId,
        headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: () => transport.close(),
  };
}
