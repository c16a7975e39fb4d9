import { element, StrictElement, textElement, type XmlElement } from '../xml/index.ts';
import { readDate, readRequired, readText } from './message-parts.ts';
import { SOAP } from './namespaces.ts';

/** What the gateway's faults say (ErrorInfo). */
export interface ErrorInfo {
  readonly code: string;
  readonly message: string;
  readonly data: string | null;
  readonly date: Date;
  readonly subError: ErrorInfo | null;
  readonly sessionId: string | null;
}

/** SOAP 1.1 4.4.1. */
export type FaultCode = 'VersionMismatch' | 'MustUnderstand' | 'Client' | 'Server';

interface Fault {
  readonly code: FaultCode;
  readonly error: ErrorInfo;
  /** Of the element in the detail, which is one for each operation. */
  readonly detail: { readonly namespace: string; readonly name: string };
}

const MAX_DEPTH = 4;

/** A SOAP fault with ErrorInfo for its detail. */
export function writeFault({ code, error, detail }: Fault): XmlElement {
  return element(
    'soap:Fault',
    {},
    element('faultcode', {}, `soap:${code}`),
    element('faultstring', {}, error.message),
    element(
      'detail',
      {},
      element(`typ:${detail.name}`, { 'xmlns:typ': detail.namespace }, ...writeErrorInfo(error)),
    ),
  );
}

/** The ErrorInfo of a fault; null of a fault without one; undefined where the body holds no fault. */
export function readFault(content: Element): ErrorInfo | null | undefined {
  if (content.namespaceURI !== SOAP || content.localName !== 'Fault') return undefined;
  const fault = new StrictElement(content, SOAP, 'Fault');
  fault.child('', 'faultcode');
  fault.child('', 'faultstring');
  fault.optional('', 'faultactor');
  const detail = fault.optional('', 'detail');
  if (detail === null || detail.nextName === null) return null;
  const info = detail.only();
  return readErrorInfo(new StrictElement(info, info.namespaceURI ?? '', info.localName), MAX_DEPTH);
}

function writeErrorInfo({ code, message, data, date, subError, sessionId }: ErrorInfo): XmlElement[] {
  return [
    element('errorCode', {}, code),
    element('errorMessage', {}, message),
    textElement('errorData', data),
    element('errorDate', {}, date.toISOString()),
    subError === null ? null : element('subError', {}, ...writeErrorInfo(subError)),
    textElement('sessionId', sessionId),
  ].filter((part) => part !== null);
}

/** Deeper than that nobody looks. */
function readErrorInfo(info: StrictElement, depth: number): ErrorInfo {
  const code = readRequired(info, 'errorCode');
  const message = info.child('', 'errorMessage').text();
  const data = readText(info, 'errorData');
  const date = readDate(info, 'errorDate');
  const inner = info.optional('', 'subError');
  const sessionId = readText(info, 'sessionId');
  info.finish();
  const subError = inner === null || depth === 0 ? null : readErrorInfo(inner, depth - 1);
  return { code, message, data, date, subError, sessionId };
}
