import { element, writeDocument } from '../../xml/index.ts';

/*
 * No schema of ЕНИС is public. Service, namespace and messages are our own (docs/registries.md), to be replaced by the
 * real ones in this folder alone.
 */

export const POWERS_OF_ATTORNEY_SERVICE = 'ENIS_PowerOfAttorneySync';
const NAMESPACE = 'urn:qyzmet:enis:power-of-attorney:v1';

/** What somebody may write, and XML 1.0 cannot carry (2.2). */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

interface PowerOfAttorneyQuestion {
  readonly messageId: string;
  readonly at: Date;
  readonly senderCode: string;
  readonly number: string;
  /** ISO 8601. */
  readonly date: string;
}

/** The question about a power of attorney by its number in the register and the date of the act. */
export function powerOfAttorneyRequest(question: PowerOfAttorneyQuestion): string {
  const { messageId, at, senderCode, number, date } = question;
  return writeDocument(
    element(
      'poa:Request',
      { 'xmlns:poa': NAMESPACE },
      element('messageId', {}, messageId),
      element('messageDate', {}, at.toISOString()),
      element('senderCode', {}, senderCode),
      element('registryNumber', {}, number.replaceAll(NO_XML, '')),
      element('actionDate', {}, date),
    ),
  );
}
