import { type SigningIdentity, signXml } from '../../signing/index.ts';
import { element, textElement, writeXml, type XmlElement } from '../../xml/index.ts';

/** A report as it stands in wsdl/schemas/report.xsd; `content` is its last element. */
export interface Report {
  readonly messageId: string;
  readonly correlationId: string;
  readonly from: string;
  readonly at: Date;
  /** Number of the request. */
  readonly request: string;
  readonly content: XmlElement;
}

/** The data of a report; without an identity it is not signed. */
export function reportXml(report: Report, identity: SigningIdentity | null): string {
  const xml = writeXml(
    element(
      'report',
      { xmlns: 'urn:qyzmet:report:1' },
      textElement('messageId', report.messageId),
      textElement('correlationId', report.correlationId),
      textElement('from', report.from),
      textElement('at', report.at.toISOString()),
      textElement('request', report.request),
      report.content,
    ),
  );
  return identity === null ? xml : signXml(identity, Buffer.from(xml)).toString('utf8');
}

/** That an action of the act's table, as 3-3, has been told. */
export function statusElement(action: string): XmlElement {
  return element('status', {}, textElement('action', action));
}

/** A step, who did it by IIN, and what: the element of the act. */
export function stepElement(
  key: string,
  official: string,
  act: XmlElement,
  note: string | null = null,
): XmlElement {
  return element(
    'step',
    {},
    textElement('key', key),
    textElement('official', official),
    textElement('note', note),
    act,
  );
}

/** An act with texts alone below it; what is null is not there. */
export function actElement(name: string, texts: Readonly<Record<string, string | null>> = {}): XmlElement {
  return element(name, {}, ...Object.entries(texts).map(([part, text]) => textElement(part, text)));
}
