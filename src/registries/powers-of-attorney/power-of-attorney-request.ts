import { element, withoutForbidden, writeDocument } from '../../xml/index.ts';

/*
 * No schema of ЕНИС is public. Service, namespace and messages are our own (docs/registries.md), to be replaced by the
 * real ones in this folder alone.
 */

export const POWERS_OF_ATTORNEY_SERVICE = 'ENIS_PowerOfAttorneySync';
const NAMESPACE = 'urn:qyzmet:enis:power-of-attorney:v1';

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
      element('registryNumber', {}, withoutForbidden(number)),
      element('actionDate', {}, date),
    ),
  );
}
