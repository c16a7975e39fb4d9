import type { GatewayMessage } from './gateway-message.ts';

const MAX_MESSAGES = 10_000;

interface Taken {
  readonly message: GatewayMessage;
  /** As it came. */
  readonly envelope: string;
}

/** The latest messages that the gateway has taken, each once, in order of arrival; in memory alone. */
export class MessageLog {
  readonly #taken = new Map<string, Taken>();

  /** A message that came before stays as it came. */
  take(message: GatewayMessage, envelope: string): void {
    const id = message.messageId.toLowerCase();
    if (this.#taken.has(id)) return;
    this.#taken.set(id, { message, envelope });
    const [oldest] = this.#taken.keys();
    if (this.#taken.size > MAX_MESSAGES && oldest !== undefined) this.#taken.delete(oldest);
  }

  /** Of one correlation when named. */
  messages(correlationId?: string): GatewayMessage[] {
    return [...this.#taken.values()]
      .map(({ message }) => message)
      .filter((message) => correlationId === undefined || message.correlationId === correlationId);
  }

  envelope(messageId: string): string | undefined {
    return this.#taken.get(messageId.toLowerCase())?.envelope;
  }
}
