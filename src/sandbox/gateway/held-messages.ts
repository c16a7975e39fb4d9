import type { AsyncMessage, MessagesQuestion } from '../../soap/index.ts';

const MOST_KEPT = 1000;
const MOST_AT_ONCE = 100;

/** Messages that wait at the gateway for the API to fetch them, in order; each once by its number, and in memory alone. */
export class HeldMessages {
  readonly #held = new Map<string, AsyncMessage>();

  hold(message: AsyncMessage): void {
    const id = idOf(message.messageId);
    if (id === '' || this.#held.has(id)) return;
    this.#held.set(id, message);
    const [oldest] = this.#held.keys();
    if (this.#held.size > MOST_KEPT && oldest !== undefined) this.#held.delete(oldest);
  }

  /** What is asked for; it goes on waiting. */
  waiting({ messageId, correlationId, serviceId, amount }: MessagesQuestion): readonly AsyncMessage[] {
    return [...this.#held.values()]
      .filter(
        (message) =>
          message.serviceId === serviceId &&
          (messageId === null || idOf(message.messageId) === idOf(messageId)) &&
          (correlationId === null || message.correlationId === correlationId),
      )
      .slice(0, Math.min(amount ?? MOST_AT_ONCE, MOST_AT_ONCE));
  }

  all(): readonly AsyncMessage[] {
    return [...this.#held.values()];
  }

  /** The API has it, or will not have it; one that it wants again goes behind the others. */
  settle(messageId: string, resend: boolean): void {
    const message = this.#held.get(idOf(messageId));
    this.#held.delete(idOf(messageId));
    if (message !== undefined && resend) this.#held.set(idOf(messageId), message);
  }

  clear(): void {
    this.#held.clear();
  }
}

function idOf(messageId: string | null): string {
  return messageId?.toLowerCase() ?? '';
}
