import { setTimeout as pause } from 'node:timers/promises';

interface Mail {
  readonly messageId: string | null;
  readonly copies: number;
}

const LOOK_MILLISECONDS = 1000;

/** Collects what the sandbox's mail catcher shows, which keeps the latest mails only: how often each one came, by Message-ID. */
export class MailBox {
  readonly #url: string;
  readonly #copies = new Map<string, number>();
  #isStopped = false;
  readonly #done: Promise<void>;

  constructor(sandboxUrl: string) {
    this.#url = `${sandboxUrl}/mail`;
    this.#done = this.#collect();
  }

  async stop(): Promise<ReadonlyMap<string, number>> {
    this.#isStopped = true;
    await this.#done;
    await this.#look();
    return this.#copies;
  }

  async #collect(): Promise<void> {
    while (!this.#isStopped) {
      await this.#look();
      await pause(LOOK_MILLISECONDS);
    }
  }

  async #look(): Promise<void> {
    const mails = (await (await fetch(this.#url)).json()) as Mail[];
    for (const { messageId, copies } of mails) this.#copies.set(messageId ?? '', copies);
  }
}
