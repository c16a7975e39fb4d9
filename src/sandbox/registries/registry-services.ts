import type { Clock } from '../../kernel/index.ts';
import { XmlFault } from '../../xml/index.ts';
import type { FaultMode } from '../faults/fault-switch.ts';
import { individualAnswer } from './individual-xml.ts';
import { legalEntityAnswer } from './legal-entity-xml.ts';
import { powerOfAttorneyAnswer } from './power-of-attorney-xml.ts';
import { readQuestion } from './question.ts';
import type { RecordBook } from './record-book.ts';

interface Parts {
  readonly book: RecordBook;
  readonly clock: Clock;
}

type Question = ReadonlyMap<string, string>;
type Service = (question: Question, mode: FaultMode, parts: Parts) => string;

const SERVICES: Readonly<Record<string, Service>> = {
  GBDFL_UniversalServiceSync: (question, mode, { book, clock }) => {
    const iin = question.get('iin') ?? '';
    const person = mode === 'OTHER_PERSON' ? book.anotherIndividual(iin) : book.individual(iin);
    const known = mode === 'UNKNOWN' || mode === 'REFUSES' ? undefined : person;
    const result = mode === 'REFUSES' ? 'REFUSED' : 'PROCESSED';
    return individualAnswer(answeredId(question, mode), clock.now(), result, known);
  },
  GbdulInfoByBin_v2: (question, mode, { book }) => {
    const bin = question.get('BIN') ?? '';
    const wrong = mode === 'OTHER_PERSON' || mode === 'OTHER_REQUEST';
    const entity = wrong ? book.anotherLegalEntity(bin) : book.legalEntity(bin);
    if (mode === 'REFUSES') return legalEntityAnswer('REFUSED', undefined);
    if (mode === 'UNKNOWN' || entity === undefined) return legalEntityAnswer('PROCESSED', undefined);
    return legalEntityAnswer('PROCESSED', { entity, head: book.individual(entity.headIin ?? '') });
  },
  ENIS_PowerOfAttorneySync: (question, mode, { book, clock }) => {
    const [number, date] = [question.get('registryNumber') ?? '', question.get('actionDate') ?? ''];
    const power = mode === 'OTHER_PERSON' ? book.anotherPower(number) : book.powerOfAttorney(number, date);
    const known = mode === 'UNKNOWN' ? undefined : power;
    return powerOfAttorneyAnswer(answeredId(question, mode), clock.now(), known);
  },
};

/** The data that a registry answers to a question; null where there is no such service, or no sense in the question. */
export function answerRegistry(
  serviceId: string,
  data: string,
  mode: FaultMode,
  parts: Parts,
): string | null {
  const service = Object.hasOwn(SERVICES, serviceId) ? SERVICES[serviceId] : undefined;
  if (service === undefined) return null;
  try {
    return service(readQuestion(data), mode, parts);
  } catch (error) {
    if (error instanceof XmlFault) return null;
    throw error;
  }
}

function answeredId(question: Question, mode: FaultMode): string {
  return mode === 'OTHER_REQUEST'
    ? '00000000-0000-4000-8000-000000000000'
    : (question.get('messageId') ?? '');
}
