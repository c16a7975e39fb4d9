import type { Clock } from '../../kernel/index.ts';
import type { MessageContent } from '../../soap/index.ts';
import { XmlFault } from '../../xml/index.ts';
import type { FaultMode } from '../faults/fault-switch.ts';
import type { SyncService } from '../gateway/sync-services.ts';
import { individualAnswer } from './individual-xml.ts';
import { legalEntityAnswer } from './legal-entity-xml.ts';
import { powerOfAttorneyAnswer } from './power-of-attorney-xml.ts';
import { readQuestion } from './question.ts';
import type { RecordBook } from './record-book.ts';

interface Parts {
  readonly book: RecordBook;
  readonly clock: Clock;
  /** Whether XML has a good enveloped signature of a system that is known. */
  readonly isSigned: (data: string) => Promise<boolean>;
}

type Question = ReadonlyMap<string, string>;

interface Registry {
  readonly answer: (question: Question, mode: FaultMode, parts: Parts) => string;
  /** In which form it is asked; TEXT: signed. */
  readonly form: MessageContent['form'];
}

const REGISTRIES: Readonly<Record<string, Registry>> = {
  GBDFL_UniversalServiceSync: {
    form: 'TYPED',
    answer: (question, mode, { book, clock }) => {
      const iin = question.get('iin') ?? '';
      const person = mode === 'OTHER_PERSON' ? book.anotherIndividual(iin) : book.individual(iin);
      const known = mode === 'UNKNOWN' || mode === 'REFUSES' ? undefined : person;
      const result = mode === 'REFUSES' ? 'REFUSED' : 'PROCESSED';
      return individualAnswer(answeredId(question, mode), clock.now(), result, known);
    },
  },
  GbdulInfoByBin_v2: {
    form: 'TEXT',
    answer: (question, mode, { book }) => {
      const bin = question.get('BIN') ?? '';
      const wrong = mode === 'OTHER_PERSON' || mode === 'OTHER_REQUEST';
      const entity = wrong ? book.anotherLegalEntity(bin) : book.legalEntity(bin);
      if (mode === 'REFUSES') return legalEntityAnswer('REFUSED', undefined);
      if (mode === 'UNKNOWN' || entity === undefined) return legalEntityAnswer('PROCESSED', undefined);
      return legalEntityAnswer('PROCESSED', { entity, head: book.individual(entity.headIin ?? '') });
    },
  },
  ENIS_PowerOfAttorneySync: {
    form: 'XML',
    answer: (question, mode, { book, clock }) => {
      const [number, date] = [question.get('registryNumber') ?? '', question.get('actionDate') ?? ''];
      const power = mode === 'OTHER_PERSON' ? book.anotherPower(number) : book.powerOfAttorney(number, date);
      const known = mode === 'UNKNOWN' ? undefined : power;
      return powerOfAttorneyAnswer(answeredId(question, mode), clock.now(), known);
    },
  },
};
const NO_XML_OF_THEIRS = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>';

/** The registries of the state as services of the gateway, by their names there. */
export function registryServices(parts: Parts): Readonly<Record<string, SyncService>> {
  const services = Object.entries(REGISTRIES).map(([name, { form, answer }]): [string, SyncService] => [
    name,
    async ({ form: asked, content }, behind) => {
      const mode = behind('REGISTRIES');
      if (mode === 'GARBAGE') return { form: 'TEXT', content: NO_XML_OF_THEIRS };
      if (asked !== form) return 'DATA_MALFORMED';
      if (form === 'TEXT' && !(await parts.isSigned(content))) return 'DATA_SIGNATURE_INVALID';
      try {
        return { form, content: answer(readQuestion(content), mode, parts) };
      } catch (fault) {
        if (fault instanceof XmlFault) return 'DATA_MALFORMED';
        throw fault;
      }
    },
  ]);
  return Object.fromEntries(services);
}

function answeredId(question: Question, mode: FaultMode): string {
  return mode === 'OTHER_REQUEST'
    ? '00000000-0000-4000-8000-000000000000'
    : (question.get('messageId') ?? '');
}
