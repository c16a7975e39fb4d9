import { type AsyncMessage, readFault, writeSendMessage } from '../../soap/index.ts';
import type { SigningIdentity } from '../certification-authority/index.ts';
import { HeldMessages } from './held-messages.ts';
import { postEnvelope } from './post-envelope.ts';

/** PUSHES: messages are sent to the API; HOLDS: they get lost, and wait to be fetched; BOTH: they are sent, and wait besides. */
export const PUSH_MODES = ['PUSHES', 'HOLDS', 'BOTH'] as const;
export type PushMode = (typeof PUSH_MODES)[number];

interface PushParts {
  /** The gateway's own key. */
  readonly identity: () => Promise<SigningIdentity>;
  /** Base address of the API: the only place that messages go to. */
  readonly apiUrl: string;
}

/** What the API answered; `status` 202 where it was not asked. */
export interface PushAnswer {
  readonly status: number;
  readonly fault: string | null;
  readonly reason: string | null;
}

const HELD: PushAnswer = { status: 202, fault: null, reason: null };

/** How the gateway brings the API what systems send it. */
export class Pushes {
  readonly held = new HeldMessages();
  readonly #parts: PushParts;
  mode: PushMode = 'PUSHES';

  constructor(parts: PushParts) {
    this.#parts = parts;
  }

  async send(message: AsyncMessage): Promise<PushAnswer> {
    if (this.mode !== 'PUSHES') this.held.hold(message);
    return this.mode === 'HOLDS' ? HELD : this.#push(message);
  }

  /** Sends what waits after all, in order; it goes on waiting, for nobody has said otherwise. */
  async sendHeld(): Promise<readonly PushAnswer[]> {
    const answers: PushAnswer[] = [];
    for (const message of this.held.all()) answers.push(await this.#push(message));
    return answers;
  }

  reset(): void {
    this.mode = 'PUSHES';
    this.held.clear();
  }

  async #push(message: AsyncMessage): Promise<PushAnswer> {
    const { identity, apiUrl } = this.#parts;
    const url = new URL('/soap', apiUrl);
    const { status, content } = await postEnvelope(url, writeSendMessage(message), await identity());
    const fault = readFault(content) ?? null;
    return { status, fault: fault?.code ?? null, reason: fault?.data ?? null };
  }
}
