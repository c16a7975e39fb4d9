import { randomUUID } from 'node:crypto';
import type { Clock } from '../../kernel/index.ts';
import {
  newSessionId,
  readDeliveryNotification,
  readGetMessages,
  readSendMessage,
  writeMessages,
  writeNotificationTaken,
  writeReceipt,
} from '../../soap/index.ts';
import type { Answering } from './answer-soap.ts';
import { type GatewayMessage, messageOf } from './gateway-message.ts';
import type { HeldMessages } from './held-messages.ts';
import type { MessageLog } from './message-log.ts';
import { SYSTEMS } from './systems.ts';

interface ChannelParts {
  readonly log: MessageLog;
  readonly held: HeldMessages;
  readonly clock: Clock;
  /** Told of every message that was taken. */
  readonly onTaken: (message: GatewayMessage) => void;
}

/** What the API calls of the asynchronous channel: it sends, fetches what waits for it, and says that it has it. */
export function asyncChannel({ log, held, clock, onTaken }: ChannelParts): Answering {
  const sendMessage: Answering = ({ content, envelope, mode }) => {
    const message = messageOf(readSendMessage(content));
    log.take(message, envelope);
    onTaken(message);
    return writeReceipt({
      messageId: mode === 'WRONG_CORRELATION' ? randomUUID() : message.messageId,
      correlationId: message.correlationId,
      responseDate: clock.now(),
      sessionId: newSessionId(),
    });
  };
  /* All that waits is for the API; another system is shown nothing. */
  const getMessages: Answering = ({ content, bin, mode }) => {
    const asked = readGetMessages(content);
    const waiting = bin === SYSTEMS.server.bin ? held.waiting(asked) : [];
    return writeMessages({
      responseDate: clock.now(),
      sessionId: newSessionId(),
      messages:
        mode === 'WRONG_CORRELATION'
          ? waiting.map((message) => ({ ...message, correlationId: randomUUID() }))
          : waiting,
    });
  };
  const sendDeliveryNotification: Answering = ({ content, bin }) => {
    const { messageId, resend } = readDeliveryNotification(content);
    if (bin === SYSTEMS.server.bin) held.settle(messageId, resend === 'RESEND');
    return writeNotificationTaken('sendDeliveryNotification', {
      ...{ notificationId: randomUUID(), responseDate: clock.now(), sessionId: newSessionId() },
    });
  };
  const operations = new Map(Object.entries({ getMessages, sendDeliveryNotification }));
  return (call) => (operations.get(call.content.localName) ?? sendMessage)(call);
}
