import { type Message, message } from '../kernel/index.ts';
import type { EditionDeclaration, ServiceCode, StepDeclaration } from './edition.ts';
import type { FormFieldDeclaration } from './form.ts';
import type { RefusalNotice, ResultDocumentKind } from './step-action.ts';

/** Where the words of a declaration lie. Every reader of an edition's text takes the key from here. */
export function editionText(edition: EditionDeclaration, ...path: readonly (string | number)[]): Message {
  return message(`editions/${edition.key}:${path.join('.')}`);
}

export function serviceName(service: ServiceCode): Message {
  return message(`catalogue:service.${service}`);
}

export function stepName(
  edition: EditionDeclaration,
  step: Pick<StepDeclaration, 'key' | 'kind' | 'number'>,
): Message {
  const internal = edition.internalProcedure.some(({ number }) => number === step.number);
  if (step.kind === 'ACTION' && step.number !== null && internal) {
    return internalActionText(edition, step.number, 'name');
  }
  return editionText(edition, 'step', step.key.replaceAll('.', '_'));
}

/** Of an action of the provider's internal procedure: what is done, or what comes of it. */
export function internalActionText(
  edition: EditionDeclaration,
  number: number,
  part: 'name' | 'result',
): Message {
  return editionText(edition, 'internal', number, part);
}

/** What an applicant reads when a request ends with this notice. */
export function noticeText(edition: EditionDeclaration, notice: RefusalNotice): Message {
  return editionText(edition, 'notice', notice);
}

export function resultTitle(edition: EditionDeclaration, document: ResultDocumentKind): Message {
  return editionText(edition, 'result', document, 'title');
}

export function groundText(edition: EditionDeclaration, ground: string): Message {
  return editionText(edition, 'ground', ground);
}

export function documentName(edition: EditionDeclaration, kind: string): Message {
  return editionText(edition, 'document', kind);
}

export function fieldLabel(edition: EditionDeclaration, field: string): Message {
  return editionText(edition, 'form', 'field', field, 'label');
}

export function optionLabel(
  edition: EditionDeclaration,
  field: FormFieldDeclaration,
  value: string,
): Message {
  if (field.optionTexts !== undefined) return message(`${field.optionTexts}.${value}`);
  return editionText(edition, 'form', 'field', field.name, 'option', value);
}

/** Texts of a numbered list, `requirement.1` and so on. */
export function numberedTexts(edition: EditionDeclaration, name: string, count: number): readonly Message[] {
  return Array.from({ length: count }, (_, index) => editionText(edition, name, index + 1));
}
