import { type SigningIdentity, signXml } from '../signing/index.ts';
import { element, textElement, writeXml } from '../xml/index.ts';

const NAMESPACE = 'urn:qyzmet:exchange:1';

/** What one information system tells another about a request. */
export interface ExchangeData {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly correlationId: string;
  readonly at: Date;
}

/** The business data of a message: XML of our own, with an enveloped signature, as the gateway's receivers want it. */
export function signedExchangeData(data: ExchangeData, identity: SigningIdentity): string {
  const xml = writeXml(
    element(
      'exchange',
      { xmlns: NAMESPACE },
      textElement('messageId', data.messageId),
      textElement('correlationId', data.correlationId),
      textElement('from', data.from),
      textElement('to', data.to),
      textElement('kind', data.kind),
      textElement('at', data.at.toISOString()),
    ),
  );
  return signXml(identity, Buffer.from(xml)).toString('utf8');
}
