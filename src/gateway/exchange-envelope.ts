import type { SigningIdentity } from '../signing/index.ts';
import type { AsyncMessage, MessageType, Sender } from '../soap/index.ts';
import { type ExchangeData, signedExchangeData } from './exchange-data.ts';

/** Before the kind of a message, its serviceId. */
export const SERVICE_PREFIX = 'QYZMET_';

/** A message as it stands in the asynchronous channel, with its data signed. */
export function asyncMessageOf(
  message: ExchangeData,
  { identity, sender }: { readonly identity: SigningIdentity; readonly sender: Sender },
): AsyncMessage {
  const { messageId, correlationId, from, to, kind, at } = message;
  return {
    ...{ messageId, correlationId, messageDate: at, sender },
    serviceId: `${SERVICE_PREFIX}${kind}`,
    messageType: messageTypeOf(kind),
    properties: [
      { key: 'from', value: from },
      { key: 'to', value: to },
    ],
    data: { form: 'TEXT', content: signedExchangeData(message, identity) },
  };
}

/** A question or a request wants an answer; what was done is told. */
function messageTypeOf(kind: string): MessageType {
  return kind === 'REQUEST' || kind === 'QUERY' ? 'REQUEST' : 'NOTIFICATION';
}
