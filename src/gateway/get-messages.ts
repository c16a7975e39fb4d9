import type { Clock } from '../kernel/index.ts';
import type { SigningIdentity } from '../signing/index.ts';
import {
  type AsyncMessage,
  newSessionId,
  readGetMessages,
  type Sender,
  writeMessages,
} from '../soap/index.ts';
import type { XmlElement } from '../xml/index.ts';
import { asyncMessageOf, SERVICE_PREFIX } from './exchange-envelope.ts';
import { PartnerFault } from './partner-fault.ts';
import type { Partners } from './partners.ts';
import type { ToldThings } from './told-things.ts';

interface GetMessagesPorts {
  readonly partners: Partners;
  readonly things: Pick<ToldThings, 'waiting'>;
  readonly identity: SigningIdentity;
  /** The name under which this server sends. */
  readonly senderId: string;
  /** Kinds of messages that there are. */
  readonly kinds: readonly string[];
  readonly clock: Clock;
}

/** The service of every kind of message. */
const ANY_SERVICE = 'QYZMET_MESSAGES';
/** Each is signed when it is read. */
const MOST = 20;
/** Characters of the data of all; an envelope has to stay below 2 MiB, and its markup is escaped. */
const MOST_CHARACTERS = 600_000;

/** The operation getMessages: what waits for the system that calls. It hides and changes nothing. */
export class GetMessages {
  readonly #ports: GetMessagesPorts;

  constructor(ports: GetMessagesPorts) {
    this.#ports = ports;
  }

  /** For a system of that BIN. Throws XmlFault or PartnerFault. */
  async call(content: Element, bin: string): Promise<XmlElement> {
    const { partners, things, clock } = this.#ports;
    const { messageId, correlationId, serviceId, sender, amount } = readGetMessages(content);
    const caller = partners.callerOf(bin, sender);
    const asked = { id: messageId, subjectId: correlationId, kind: this.#kindOf(serviceId) };
    const waiting = await things.waiting(caller.sender, asked, Math.min(amount ?? MOST, MOST));
    const own: Sender = { id: this.#ports.senderId, password: null };
    const messages = waiting.map((message) =>
      asyncMessageOf(message, { identity: this.#ports.identity, sender: own }),
    );
    return writeMessages({
      responseDate: clock.now(),
      sessionId: newSessionId(),
      messages: firstThatFit(messages),
    });
  }

  /** Null for every kind. */
  #kindOf(serviceId: string): string | null {
    if (serviceId === ANY_SERVICE) return null;
    const kind = this.#ports.kinds.find((known) => `${SERVICE_PREFIX}${known}` === serviceId);
    if (kind === undefined) throw new PartnerFault('SERVICE_UNKNOWN');
    return kind;
  }
}

/** The first in any case: it is shorter than an envelope may be. */
function firstThatFit(messages: readonly AsyncMessage[]): readonly AsyncMessage[] {
  let characters = 0;
  const end = messages.findIndex(({ data }, place) => {
    characters += data.content.length;
    return place > 0 && characters > MOST_CHARACTERS;
  });
  return end === -1 ? messages : messages.slice(0, end);
}
