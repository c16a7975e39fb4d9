import { type SigningIdentity, signXml } from '../signing/index.ts';
import { element, textElement, writeXml, type XmlElement } from '../xml/index.ts';

const NAMESPACE = 'urn:qyzmet:exchange:1';

/** What one information system tells another about a request. */
export interface ExchangeData {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly correlationId: string;
  readonly at: Date;
  /** Action of the act's table, as 3-8. */
  readonly action: string | null;
  /** What the receiver shows of the request from then on. */
  readonly shows: string | null;
  readonly request: RequestData | null;
  readonly result: ResultData | null;
}

/** A result, for the system that is to show it; digests as hexadecimal. */
interface ResultData {
  readonly number: string;
  readonly sha256: string;
  readonly signatureSha256: string;
}

/** A request, for the system that is to work on it. */
interface RequestData {
  readonly number: string;
  readonly regulation: string;
  readonly channel: string;
  readonly sentAt: string;
  readonly applicant: { readonly iin: string | null; readonly bin: string | null; readonly name: string };
  readonly application: Readonly<Record<string, unknown>>;
  readonly documents: readonly {
    readonly kind: string;
    readonly onPaper: boolean;
    readonly sha256: string | null;
  }[];
}

/** The business data of a message: XML of our own (wsdl/schemas/exchange.xsd), with an enveloped signature, as the gateway's receivers want it. */
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
      textElement('action', data.action),
      textElement('shows', data.shows),
      data.request === null ? null : requestElement(data.request),
      data.result === null ? null : resultElement(data.result),
    ),
  );
  return signXml(identity, Buffer.from(xml)).toString('utf8');
}

function resultElement({ number, sha256, signatureSha256 }: ResultData): XmlElement {
  return element(
    'result',
    {},
    textElement('number', number),
    textElement('sha256', sha256),
    textElement('signatureSha256', signatureSha256),
  );
}

function requestElement(request: RequestData): XmlElement {
  const { applicant, application, documents } = request;
  return element(
    'request',
    {},
    textElement('number', request.number),
    textElement('regulation', request.regulation),
    textElement('channel', request.channel),
    textElement('sentAt', new Date(request.sentAt).toISOString()),
    element(
      'applicant',
      {},
      textElement('iin', applicant.iin),
      textElement('bin', applicant.bin),
      textElement('name', applicant.name),
    ),
    textElement('application', JSON.stringify(application)),
    ...documents.map(({ kind, onPaper, sha256 }) =>
      element(
        'document',
        {},
        textElement('kind', kind),
        textElement('onPaper', String(onPaper)),
        textElement('sha256', sha256),
      ),
    ),
  );
}
