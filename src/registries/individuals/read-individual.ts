import { OutsideFault } from '../../kernel/index.ts';
import { readAnswer } from '../answer-shape.ts';
import { type BothLanguages, inOneLine } from '../both-languages.ts';
import type { IdentityDocument, IndividualRecord } from './individual.ts';
import {
  type AnsweredAddress,
  type AnsweredDocument,
  type AnsweredEntry,
  type AnsweredPerson,
  INDIVIDUAL_ANSWER,
  INDIVIDUAL_ANSWER_ROOTS,
} from './individual-answer.ts';
import { ADDRESS_REGISTERED, CAPABLE_STATUS, DOCUMENT_VALID, LIVES, PROCESSED } from './individual-codes.ts';

interface Asked {
  readonly messageId: string;
  readonly iin: string;
  /** Day of the question, ISO 8601: what has ended before it does not count. */
  readonly on: string;
}

/**
 * The person that was asked about; null where the registry knows none. Throws OutsideFault: REFUSED where the registry
 * does not answer the question, MALFORMED where the answer makes no sense or is to another question.
 */
export function readIndividual(xml: string, { messageId, iin, on }: Asked): IndividualRecord | null {
  const { requestId, messageResult, persons } = readAnswer(xml, INDIVIDUAL_ANSWER_ROOTS, INDIVIDUAL_ANSWER);
  if (requestId !== messageId) throw new OutsideFault('MALFORMED');
  if (messageResult.code !== PROCESSED) throw new OutsideFault('REFUSED');
  const [person, ...others] = persons?.person ?? [];
  if (person === undefined) return null;
  if (others.length > 0 || person.iin !== iin) throw new OutsideFault('MALFORMED');
  return {
    iin,
    name: [person.surname, person.name, person.patronymic].filter((part) => part !== null).join(' '),
    birthDate: person.birthDate,
    birthPlace: birthPlaceOf(person),
    address: person.regAddress === null ? null : addressOf(person.regAddress),
    documents: (person.documents?.document ?? []).map((document) => documentOf(document, on)),
    ...statusOf(person, on),
  };
}

function statusOf(person: AnsweredPerson, on: string) {
  const { lifeStatus, deathDate, personCapableStatus, missingStatus, excludeStatus, removed } = person;
  return {
    alive: lifeStatus.code === LIVES && deathDate === null,
    capable: isCapable(personCapableStatus, on),
    missing: missingStatus?.missing === true && lasts(missingStatus.missingEndDate, on),
    excluded: removed === true || (excludeStatus !== null && lasts(excludeStatus.excludeDate, on)),
  };
}

/** A status of which nobody knows what it means is looked at by a person, not decided on. */
function isCapable(status: AnsweredPerson['personCapableStatus'], on: string): boolean {
  if (status === null || !lasts(status.capableEndDate, on)) return true;
  const known = CAPABLE_STATUS.get(status.capableStatus.code);
  if (known === undefined) throw new OutsideFault('MALFORMED');
  return known === 'CAPABLE';
}

function lasts(end: string | null, on: string): boolean {
  return end === null || end >= on;
}

function birthPlaceOf({ birthPlace }: AnsweredPerson): BothLanguages | null {
  if (birthPlace === null) return null;
  const { country, district, region, city } = birthPlace;
  return inOneLine([textOf(country), textOf(district), textOf(region), city]);
}

/** Where the person was registered, and is no more, is no address. */
function addressOf(address: AnsweredAddress): BothLanguages | null {
  const { district, region, city, street, building, corpus, flat, status } = address;
  if (status !== null && status.code !== ADDRESS_REGISTERED) return null;
  const house = [building, corpus].filter((part) => part !== null).join('/');
  return inOneLine([textOf(district), textOf(region), city, street, house, flat]);
}

function documentOf(document: AnsweredDocument, on: string): IdentityDocument {
  const { type, number, beginDate, endDate, issueOrganization, status } = document;
  return {
    type: { kk: type.nameKz, ru: type.nameRu },
    number,
    issuer: { kk: issueOrganization.nameKz, ru: issueOrganization.nameRu },
    issuedOn: beginDate,
    validUntil: endDate,
    valid: status.code === DOCUMENT_VALID && lasts(endDate, on),
  };
}

function textOf(entry: AnsweredEntry | null): BothLanguages | null {
  return entry === null ? null : { kk: entry.nameKz, ru: entry.nameRu };
}
