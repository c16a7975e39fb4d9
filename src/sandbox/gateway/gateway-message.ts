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
  /** Action of the act's table, as 3-8, and what the receiver is to show; null where the message says nothing of it. */
  readonly action: string | null;
  readonly shows: string | null;
  /** The request itself, for the system that is to work on it. */
  readonly request: ToldRequest | null;
  /** The result, for the system that is to show it. */
  readonly result: ToldResult | null;
}

/** Digests as hexadecimal. */
interface ToldResult {
  readonly number: string;
  readonly sha256: string;
  readonly signatureSha256: string;
}

export interface ToldRequest {
  readonly number: string;
  readonly regulation: string;
  readonly channel: string;
  /** SHA-256 as hexadecimal; null where it is on paper. */
  readonly documents: readonly { readonly kind: string; readonly sha256: string | null }[];
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
  const action = exchange.optional(NAMESPACE, 'action')?.text() ?? null;
  const shows = exchange.optional(NAMESPACE, 'shows')?.text() ?? null;
  const request = requestOf(exchange.optional(NAMESPACE, 'request'));
  const result = resultOf(exchange.optional(NAMESPACE, 'result'));
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
    ...{ action, shows, request, result },
  };
}

function requestOf(request: StrictElement | null): ToldRequest | null {
  if (request === null) return null;
  const [number, regulation, channel] = (['number', 'regulation', 'channel'] as const).map((name) =>
    request.child(NAMESPACE, name).text(),
  );
  for (const name of ['sentAt', 'applicant', 'application']) request.child(NAMESPACE, name);
  const documents = request.many(NAMESPACE, 'document').map((document) => {
    const kind = document.child(NAMESPACE, 'kind').text();
    document.child(NAMESPACE, 'onPaper');
    return { kind, sha256: document.optional(NAMESPACE, 'sha256')?.text() ?? null };
  });
  return { number: number ?? '', regulation: regulation ?? '', channel: channel ?? '', documents };
}

function resultOf(result: StrictElement | null): ToldResult | null {
  if (result === null) return null;
  const [number, sha256, signatureSha256] = (['number', 'sha256', 'signatureSha256'] as const).map((name) =>
    result.child(NAMESPACE, name).text(),
  );
  return { number: number ?? '', sha256: sha256 ?? '', signatureSha256: signatureSha256 ?? '' };
}
