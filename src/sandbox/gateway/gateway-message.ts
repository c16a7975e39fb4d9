import type { AsyncMessage } from '../../soap/index.ts';
import { parseXml, StrictElement, XmlFault } from '../../xml/index.ts';

/** A message from one information system to another, as it came through the gateway. */
export interface GatewayMessage {
  /** The same however often the message is sent. */
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  /** The same in all messages about one thing. */
  readonly correlationId: string;
  readonly at: string;
  readonly serviceId: string;
  readonly messageType: string;
  readonly sender: string;
}

const NAMESPACE = 'urn:qyzmet:exchange:1';
const DSIG = 'http://www.w3.org/2000/09/xmldsig#';

/** What a message says by its business data, which has to agree with what stands around it. Throws XmlFault. */
export function messageOf(sent: AsyncMessage): GatewayMessage {
  const exchange = new StrictElement(
    parseXml(Buffer.from(sent.data.content)).documentElement,
    NAMESPACE,
    'exchange',
  );
  const [messageId, correlationId, from, to, kind, at] = (
    ['messageId', 'correlationId', 'from', 'to', 'kind', 'at'] as const
  ).map((name) => exchange.child(NAMESPACE, name).text());
  if (!exchange.has(DSIG, 'Signature')) throw new XmlFault('MALFORMED');
  const complete = [messageId, correlationId, from, to, kind, at].every(
    (text) => text !== undefined && text !== '',
  );
  if (!complete || messageId !== sent.messageId || correlationId !== sent.correlationId)
    throw new XmlFault('MALFORMED');
  return {
    ...{ messageId: messageId ?? '', from: from ?? '', to: to ?? '', kind: kind ?? '' },
    ...{ correlationId: correlationId ?? '', at: at ?? '' },
    serviceId: sent.serviceId,
    messageType: sent.messageType,
    sender: sent.sender.id,
  };
}
