import { parseXml, StrictElement, XmlFault } from '../xml/index.ts';
import { EnvelopeFault } from './envelope-fault.ts';
import { SOAP, WSSE } from './namespaces.ts';

/** A SOAP 1.1 envelope (4.1), read; nothing in it is believed yet. */
export interface Envelope {
  readonly body: Element;
  /** What the body holds: one element. */
  readonly content: Element;
  /** The header of WS-Security, where there is one. */
  readonly security: StrictElement | null;
}

/** Reads an envelope in UTF-8. Throws XmlFault or EnvelopeFault. */
export function readEnvelope(bytes: Uint8Array): Envelope {
  const root = parseXml(bytes).documentElement;
  if (root.localName === 'Envelope' && root.namespaceURI !== SOAP) throw new EnvelopeFault('VERSION');
  const envelope = new StrictElement(root, SOAP, 'Envelope');
  const header = envelope.optional(SOAP, 'Header');
  const body = envelope.child(SOAP, 'Body');
  envelope.finish();
  return {
    body: body.element,
    content: body.only(),
    security: header === null ? null : securityOf(header),
  };
}

/** Of the headers only that of WS-Security is understood. */
function securityOf(header: StrictElement): StrictElement | null {
  const blocks = Array.from(header.element.childNodes).filter(
    (node): node is Element => node.nodeType === node.ELEMENT_NODE,
  );
  const [security, ...others] = blocks.filter(
    ({ namespaceURI, localName }) => namespaceURI === WSSE && localName === 'Security',
  );
  if (others.length > 0) throw new XmlFault('MALFORMED');
  const demanding = blocks.filter((block) => block.getAttributeNS(SOAP, 'mustUnderstand') === '1');
  if (demanding.some((block) => block !== security)) throw new EnvelopeFault('NOT_UNDERSTOOD');
  return security === undefined ? null : new StrictElement(security, WSSE, 'Security');
}
