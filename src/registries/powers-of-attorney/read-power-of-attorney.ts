import { z } from 'zod';
import { OutsideFault } from '../../kernel/index.ts';
import { DATE, many, maybe, one, readAnswer, record, TEXT } from '../answer-shape.ts';
import type { PowerOfAttorneyRecord } from './power-of-attorney.ts';

const PARTY = record({ iin: maybe(TEXT), bin: maybe(TEXT) });

const POWER = record({
  registryNumber: one(TEXT),
  actionDate: one(DATE),
  grantor: one(PARTY),
  attorney: one(PARTY),
  validUntil: maybe(DATE),
  powers: maybe(record({ power: many(record({ code: one(TEXT), nameKz: one(TEXT), nameRu: one(TEXT) })) })),
});

const ANSWER = record({
  requestId: one(TEXT),
  result: one(z.enum(['FOUND', 'NOT_FOUND', 'REVOKED', 'EXPIRED'])),
  powerOfAttorney: maybe(POWER),
});

interface Asked {
  readonly messageId: string;
  readonly number: string;
  readonly date: string;
  /** Day of the question, ISO 8601. */
  readonly on: string;
}

/** The power of attorney that was asked about; null where the notaries know none. Throws OutsideFault MALFORMED. */
export function readPowerOfAttorney(xml: string, asked: Asked): PowerOfAttorneyRecord | null {
  const { requestId, result, powerOfAttorney } = readAnswer(xml, ['Response'], ANSWER);
  if (requestId !== asked.messageId) throw new OutsideFault('MALFORMED');
  if (result === 'NOT_FOUND') return null;
  if (powerOfAttorney === null) throw new OutsideFault('MALFORMED');
  const { registryNumber, actionDate, validUntil, powers } = powerOfAttorney;
  if (registryNumber !== asked.number || actionDate !== asked.date) throw new OutsideFault('MALFORMED');
  const over = result === 'EXPIRED' || (validUntil !== null && validUntil < asked.on);
  return {
    number: registryNumber,
    date: actionDate,
    state: result === 'REVOKED' ? 'REVOKED' : over ? 'EXPIRED' : 'IN_FORCE',
    grantor: numberOf(powerOfAttorney.grantor),
    attorneyIin: numberOf(powerOfAttorney.attorney),
    validUntil,
    powers: (powers?.power ?? []).map(({ code, nameKz, nameRu }) => ({
      code,
      text: { kk: nameKz, ru: nameRu },
    })),
  };
}

function numberOf({ iin, bin }: z.infer<typeof PARTY>): string {
  const number = iin ?? bin;
  if (number === null) throw new OutsideFault('MALFORMED');
  return number;
}
