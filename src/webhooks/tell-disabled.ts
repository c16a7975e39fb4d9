import type { Texts } from '../graphql/index.ts';
import { message } from '../kernel/index.ts';
import type { MailTransport } from '../requests/index.ts';
import type { WebhookStore } from './webhook-store.ts';

interface Ports {
  readonly store: WebhookStore;
  readonly texts: Texts;
  /** Null where no mail is sent. */
  readonly transport: MailTransport | null;
  readonly publicUrl: string;
}

/** The job: a mail to whoever registered a webhook that was disabled for its failures. */
export class TellDisabled {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async run(id: string): Promise<void> {
    const { store, texts, transport, publicUrl } = this.#ports;
    const webhook = transport === null ? null : await store.disabled(id);
    if (transport === null || webhook === null || webhook.email === null) return;
    const { url, email, name, language, disabledReason, disabledAt } = webhook;
    const say = (...args: Parameters<typeof message>): string => texts.translate(message(...args), language);
    await transport.send({
      to: email,
      language,
      messageId: `<webhook-${id}-${Date.parse(disabledAt ?? '')}@${new URL(publicUrl).hostname}>`,
      subject: say('webhooks:mail.subject'),
      text: [
        say('webhooks:mail.greeting', { name }),
        '',
        say('webhooks:mail.address', { url }),
        say(`webhooks:disabled.${disabledReason}`),
        say('webhooks:mail.enable'),
      ].join('\n'),
    });
  }
}
