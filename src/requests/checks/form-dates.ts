import { type EditionDeclaration, formFields } from '../../catalogue/index.ts';
import { CAPITAL_ZONE, localDate, type Message, message } from '../../kernel/index.ts';
import type { ExaminedRequest } from './examination-check.ts';

/** A date that cannot be: it names a day after the one on which the request was sent. */
export interface ImpossibleDate {
  readonly name: Message;
  /** ISO 8601. */
  readonly date: string;
}

/** Every date that a form or a power of attorney names is of something that was before: a document, a birth. */
export function impossibleDates(edition: EditionDeclaration, request: ExaminedRequest): ImpossibleDate[] {
  const { application, representative, sentAt } = request;
  if (sentAt === null) return [];
  const sent = localDate(new Date(sentAt), CAPITAL_ZONE);
  const given = formFields(edition.form)
    .filter(({ type }) => type === 'DATE')
    .map(({ name }) => ({
      name: message(`editions/${edition.key}:form.field.${name}.label`),
      date: application[name],
    }));
  const authority = {
    name: message('requests:checkEvidence.powerOfAttorney'),
    date: representative?.powerOfAttorneyDate,
  };
  return [...given, authority].flatMap(({ name, date }) =>
    typeof date === 'string' && date > sent ? [{ name, date }] : [],
  );
}
