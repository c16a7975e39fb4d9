import { serviceName } from '../../catalogue/index.ts';
import type { Texts } from '../../graphql/index.ts';
import { message } from '../../kernel/index.ts';
import { eventMessage } from '../status-event.type.ts';
import type { Mail } from './mail.ts';
import type { Letter } from './mail-delivery-store.ts';

/** The mail of one entry, in the language of whoever it is for: which request, what happened, what one may do. */
export function composeMail(
  { texts, publicUrl }: { texts: Texts; publicUrl: string },
  letter: Letter & { readonly email: string },
): Mail {
  const { event, language, number, service } = letter;
  const say = (...args: Parameters<typeof message>): string => texts.translate(message(...args), language);
  const status = message(`requests:status.${event.status}`);
  const refused = event.type.startsWith('REFUSED_');
  return {
    to: letter.email,
    language,
    messageId: `<event-${event.id}@${new URL(publicUrl).hostname}>`,
    subject:
      number === null
        ? say('requests:mail.subject', { service: serviceName(service), status })
        : say('requests:mail.subjectNumbered', { number, status }),
    text: [
      say('requests:mail.greeting', { name: letter.name }),
      '',
      say('requests:mail.service', { service: serviceName(service) }),
      ...(number === null ? [] : [say('requests:mail.number', { number })]),
      '',
      texts.translate(eventMessage(event), language),
      ...(refused ? [say('documents:paper.reasonedRefusal.appeal')] : []),
      '',
      say('requests:mail.open', { url: publicUrl }),
      '',
      say('requests:mail.automatic'),
    ].join('\n'),
  };
}
