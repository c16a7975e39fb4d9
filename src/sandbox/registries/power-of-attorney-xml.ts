import { element, textElement, writeDocument, type XmlElement } from '../../xml/index.ts';
import type { BothLanguages, Power, PowerOfAttorney } from './records.ts';

const POWER_TEXTS: Readonly<Record<Power, BothLanguages>> = {
  GENERAL: { kk: 'Барлық істерді жүргізу', ru: 'Ведение всех дел' },
  PUBLIC_SERVICES: {
    kk: 'Мемлекеттік қызметтерді алу кезінде мүддені білдіру',
    ru: 'Представление интересов при получении государственных услуг',
  },
  PROPERTY: { kk: 'Мүлікке билік ету', ru: 'Распоряжение имуществом' },
};

/** What ЕНИС answers to `requestId` on a day, by our own schema; `power` undefined: none is known. */
export function powerOfAttorneyAnswer(
  requestId: string,
  at: Date,
  power: PowerOfAttorney | undefined,
): string {
  return writeDocument(
    element(
      'poa:Response',
      { 'xmlns:poa': 'urn:qyzmet:enis:power-of-attorney:v1' },
      element('messageId', {}, `re-${requestId}`.slice(0, 36)),
      element('messageDate', {}, at.toISOString()),
      element('requestId', {}, requestId),
      element('result', {}, resultOf(power, at.toISOString().slice(0, 10))),
      power === undefined ? null : powerElement(power),
    ),
  );
}

function resultOf(power: PowerOfAttorney | undefined, on: string): string {
  if (power === undefined) return 'NOT_FOUND';
  if (power.revoked) return 'REVOKED';
  return power.validUntil !== null && power.validUntil < on ? 'EXPIRED' : 'FOUND';
}

function powerElement({ number, date, grantor, attorneyIin, ...power }: PowerOfAttorney): XmlElement {
  const legalEntity = Number(grantor.charAt(4)) >= 4;
  return element(
    'powerOfAttorney',
    {},
    element('registryNumber', {}, number),
    element('actionDate', {}, date),
    element('grantor', {}, element(legalEntity ? 'bin' : 'iin', {}, grantor)),
    element('attorney', {}, element('iin', {}, attorneyIin)),
    textElement('validUntil', power.validUntil),
    element(
      'powers',
      {},
      ...power.powers.map((code) =>
        element(
          'power',
          {},
          element('code', {}, code),
          element('nameKz', {}, POWER_TEXTS[code].kk),
          element('nameRu', {}, POWER_TEXTS[code].ru),
        ),
      ),
    ),
  );
}
