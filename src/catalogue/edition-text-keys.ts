import { LANGUAGES, type Language, type Message } from '../kernel/index.ts';
import { diagramTextKeys } from './diagrams/diagram-text-keys.ts';
import {
  CHANNELS,
  type EditionDeclaration,
  EXCHANGE_KINDS,
  SATISFACTIONS,
  SERVICE_CODES,
  STEP_KINDS,
} from './edition.ts';
import {
  documentName,
  editionText,
  fieldLabel,
  groundText,
  internalActionText,
  noticeText,
  numberedTexts,
  optionLabel,
  resultTitle,
  stepName,
} from './edition-text.ts';
import { type FormFieldDeclaration, formFields } from './form.ts';
import { INFORMATION_SYSTEMS } from './information-system.ts';

/** Every message that somebody may read of an edition: each must be there in both languages. */
export function editionTextKeys(edition: EditionDeclaration): readonly string[] {
  const messages = [
    ...generalTexts(edition),
    ...peopleTexts(edition),
    ...processTexts(edition),
    ...internalTexts(edition),
    ...tableTexts(edition),
    ...formTexts(edition),
    ...numberedTexts(edition, 'requirement', edition.requirements),
    ...numberedTexts(edition, 'technicalCondition', edition.technicalConditions),
    ...edition.survey.map((code) => editionText(edition, 'survey', code)),
    ...edition.interpretations.flatMap(({ code }) =>
      ['problem', 'resolution'].map((part) => editionText(edition, 'interpretation', code, part)),
    ),
  ];
  return [...new Set(messages.map(({ key }) => key))];
}

/** The messages of the catalogue that no single edition owns. */
export function sharedTextKeys(): readonly string[] {
  return [
    ...SERVICE_CODES.map((code) => `catalogue:service.${code}`),
    ...CHANNELS.map((channel) => `catalogue:channel.${channel}`),
    ...INFORMATION_SYSTEMS.map((system) => `catalogue:system.${system}`),
    ...STEP_KINDS.map((kind) => `catalogue:stepKind.${kind}`),
    ...EXCHANGE_KINDS.map((kind) => `catalogue:exchangeKind.${kind}`),
    ...SATISFACTIONS.map((value) => `catalogue:satisfaction.${value}`),
    'catalogue:answer.PASS',
    'catalogue:answer.FAIL',
    ...diagramTextKeys(),
  ];
}

/** Texts that are missing, as `<language> <key>`; for the start of the program and for tests. */
export function missingTexts(
  editions: readonly EditionDeclaration[],
  texts: { translate(message: Message, language: Language): string },
): readonly string[] {
  const keys = [...sharedTextKeys(), ...editions.flatMap(editionTextKeys)];
  return LANGUAGES.flatMap((language) =>
    keys.filter((key) => !isThere(key, language, texts)).map((key) => `${language} ${key}`),
  );
}

function isThere(
  key: string,
  language: Language,
  texts: { translate(message: Message, language: Language): string },
): boolean {
  try {
    return texts.translate({ key }, language).trim() !== '';
  } catch {
    return false;
  }
}

function generalTexts(edition: EditionDeclaration): readonly Message[] {
  const paths = ['title', 'provider', 'act.issuer', 'act.title'];
  if (edition.act.repealedOn !== null) paths.push('act.repealedBy');
  return [
    ...paths.map((path) => editionText(edition, path)),
    ...edition.timeLimits.map(({ code }) => editionText(edition, 'timeLimit', code)),
    ...edition.refusalGrounds.map(({ code }) => groundText(edition, code)),
  ];
}

function peopleTexts(edition: EditionDeclaration): readonly Message[] {
  return [
    ...edition.participants.flatMap(({ code, abbreviated }) =>
      (abbreviated ? ['name', 'abbreviation'] : ['name']).map((part) =>
        editionText(edition, 'participant', code, part),
      ),
    ),
    ...edition.definitions.flatMap(({ code, abbreviated }) =>
      (abbreviated ? ['term', 'meaning', 'abbreviation'] : ['term', 'meaning']).map((part) =>
        editionText(edition, 'definition', code, part),
      ),
    ),
  ];
}

function processTexts(edition: EditionDeclaration): readonly Message[] {
  return edition.processes
    .flatMap(({ steps }) => steps)
    .flatMap((step) => {
      if (step.action.do === 'REFUSE')
        return [stepName(edition, step), noticeText(edition, step.action.notice)];
      if (step.action.do === 'ISSUE_RESULT') {
        const { document, refusalDocument } = step.action;
        const kinds = refusalDocument === undefined ? [document] : [document, refusalDocument];
        return [stepName(edition, step), ...kinds.map((kind) => resultTitle(edition, kind))];
      }
      return [stepName(edition, step)];
    });
}

function internalTexts(edition: EditionDeclaration): readonly Message[] {
  return edition.internalProcedure.flatMap(({ number, hasResult }) =>
    (hasResult ? (['name', 'result'] as const) : (['name'] as const)).map((part) =>
      internalActionText(edition, number, part),
    ),
  );
}

function tableTexts(edition: EditionDeclaration): readonly Message[] {
  return edition.tables.flatMap((table) => [
    editionText(edition, 'table', table.number, 'title'),
    ...table.actions.flatMap((action) => [
      ...['participant', 'name', 'completionForm'].map((part) =>
        editionText(edition, 'table', table.number, action.number, part),
      ),
      ...action.next.flatMap(({ when }) =>
        when === undefined ? [] : [editionText(edition, 'table', table.number, action.number, 'when', when)],
      ),
    ]),
  ]);
}

function formTexts(edition: EditionDeclaration): readonly Message[] {
  const { form } = edition;
  return [
    editionText(edition, 'form', 'title'),
    ...form.sections.map(({ name }) => editionText(edition, 'form', 'section', name)),
    ...form.documents.map(({ kind }) => documentName(edition, kind)),
    ...formFields(form).flatMap((field) => fieldTexts(edition, field)),
  ];
}

function fieldTexts(edition: EditionDeclaration, field: FormFieldDeclaration): readonly Message[] {
  return [
    fieldLabel(edition, field.name),
    ...(field.hinted === true ? [editionText(edition, 'form', 'field', field.name, 'hint')] : []),
    ...(field.options ?? []).map((value) => optionLabel(edition, field, value)),
    ...(field.fields ?? []).flatMap((inner) => fieldTexts(edition, inner)),
  ];
}
