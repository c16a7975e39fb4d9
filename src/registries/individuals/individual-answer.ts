import { z } from 'zod';
import { DATE, FLAG, many, maybe, one, record, TEXT } from '../answer-shape.ts';

/* Type Response of message.xsd and Person of person.xsd (ГБД ФЛ), as far as it is read here. */

export const INDIVIDUAL_ANSWER_ROOTS = ['Response', 'response', 'sendMessageResponse', 'data'] as const;

const ENTRY = record({ code: one(TEXT), nameRu: one(TEXT), nameKz: one(TEXT) });

const ADDRESS = record({
  district: maybe(ENTRY),
  region: maybe(ENTRY),
  city: maybe(TEXT),
  street: maybe(TEXT),
  building: maybe(TEXT),
  corpus: maybe(TEXT),
  flat: maybe(TEXT),
  status: maybe(ENTRY),
});

const BIRTH_PLACE = record({
  country: maybe(ENTRY),
  district: maybe(ENTRY),
  region: maybe(ENTRY),
  city: maybe(TEXT),
});

const DOCUMENT = record({
  type: one(ENTRY),
  number: one(TEXT),
  beginDate: one(DATE),
  endDate: maybe(DATE),
  issueOrganization: one(ENTRY),
  status: one(ENTRY),
});

const PERSON = record({
  iin: one(TEXT),
  surname: maybe(TEXT),
  name: maybe(TEXT),
  patronymic: maybe(TEXT),
  birthDate: one(DATE),
  deathDate: maybe(DATE),
  lifeStatus: one(ENTRY),
  birthPlace: maybe(BIRTH_PLACE),
  regAddress: maybe(ADDRESS),
  personCapableStatus: maybe(record({ capableStatus: one(ENTRY), capableEndDate: maybe(DATE) })),
  missingStatus: maybe(record({ missing: one(FLAG), missingEndDate: maybe(DATE) })),
  excludeStatus: maybe(record({ excludeReason: one(ENTRY), excludeDate: maybe(DATE) })),
  documents: maybe(record({ document: many(DOCUMENT) })),
  removed: maybe(FLAG),
});

export const INDIVIDUAL_ANSWER = record({
  requestId: one(TEXT),
  messageResult: one(ENTRY),
  persons: maybe(record({ person: many(PERSON) })),
});

export type AnsweredEntry = z.infer<typeof ENTRY>;
export type AnsweredAddress = z.infer<typeof ADDRESS>;
export type AnsweredDocument = z.infer<typeof DOCUMENT>;
export type AnsweredPerson = z.infer<typeof PERSON>;
