import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { OutsideFault } from '../kernel/index.ts';
import { type Mail, MailRejected, type MailTransport } from '../requests/index.ts';

const CONNECT_MILLISECONDS = 10_000;
const SILENCE_MILLISECONDS = 30_000;

/** Hands mail to an SMTP server. */
export function smtpTransport(settings: { url: string; from: string }): MailTransport & { close(): void } {
  const transport = createTransport({
    url: settings.url,
    connectionTimeout: CONNECT_MILLISECONDS,
    greetingTimeout: CONNECT_MILLISECONDS,
    socketTimeout: SILENCE_MILLISECONDS,
  });
  return {
    send: async (mail: Mail) => {
      try {
        await transport.sendMail({
          from: settings.from,
          to: mail.to,
          subject: mail.subject,
          text: mail.text,
          messageId: mail.messageId,
          headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated' },
        });
      } catch (fault) {
        throw withoutAddress(fault);
      }
    },
    close: () => transport.close(),
  };
}

/** What nodemailer says of a failure, besides words that may name whom the mail was for. */
const faultSchema = z.object({
  code: z.string().optional(),
  responseCode: z.number().optional(),
  rejected: z.array(z.unknown()).optional(),
});

/** RFC 5321, section 4.2.1: 5yz is for good, of this mail; anything else may pass. No address gets into a log. */
function withoutAddress(fault: unknown): Error {
  const { code, responseCode = 0, rejected = [] } = faultSchema.safeParse(fault).data ?? {};
  const forGood = responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  if (forGood) return new MailRejected(rejected.length > 0 ? 'ADDRESS_REJECTED' : 'MESSAGE_REJECTED');
  if (code === 'ETIMEDOUT') return new OutsideFault('TIMEOUT');
  return responseCode > 0
    ? new OutsideFault('REFUSED', { status: responseCode })
    : new OutsideFault('UNREACHABLE');
}
