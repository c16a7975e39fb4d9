import type { GatewayMessage } from './gateway-message.ts';

const MAX_MESSAGES = 10_000;

/** The latest messages that the gateway has taken, each once, in order of arrival; in memory alone. */
export class MessageLog {
  readonly #messages = new Map<string, GatewayMessage>();

  /** A message that came before stays as it came. */
  take(message: GatewayMessage): void {
    const id = message.messageId.toLowerCase();
    if (this.#messages.has(id)) return;
    this.#messages.set(id, message);
    const [oldest] = this.#messages.keys();
    if (this.#messages.size > MAX_MESSAGES && oldest !== undefined) this.#messages.delete(oldest);
  }

  /** Of one correlation when named. */
  messages(correlationId?: string): GatewayMessage[] {
    return [...this.#messages.values()].filter(
      (message) => correlationId === undefined || message.correlationId === correlationId,
    );
  }
}
