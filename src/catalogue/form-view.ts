import type { Message } from '../kernel/index.ts';
import type { EditionDeclaration } from './edition.ts';
import { documentName, editionText, fieldLabel, optionLabel } from './edition-text.ts';
import { type FormFieldDeclaration, type FormFieldType, PREFILL_REGISTRIES } from './form.ts';
import type { InformationSystem } from './information-system.ts';

export interface FormOptionView {
  readonly value: string;
  readonly label: Message;
}

export interface FormFieldView {
  readonly name: string;
  readonly label: Message;
  readonly hint: Message | null;
  readonly type: FormFieldType;
  readonly required: boolean;
  readonly maxLength: number | null;
  readonly pattern: string | null;
  readonly options: readonly FormOptionView[] | null;
  readonly prefilledFrom: InformationSystem | null;
  readonly certainty: FormFieldDeclaration['certainty'];
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly maxRows: number | null;
  /** Of a list: the fields of one row. */
  readonly fields: readonly FormFieldView[] | null;
}

export interface FormSectionView {
  readonly name: string;
  readonly title: Message;
  readonly fields: readonly FormFieldView[];
}

export interface FormDocumentView {
  readonly kind: string;
  readonly name: Message;
  readonly required: boolean;
}

export interface FormView {
  readonly edition: EditionDeclaration;
  readonly documents: readonly FormDocumentView[];
  readonly sections: readonly FormSectionView[];
}

/** A form as it is told: every text as a message, every absence as null. */
export function viewForm(edition: EditionDeclaration): FormView {
  return {
    edition,
    documents: edition.form.documents.map(({ kind, required }) => ({
      kind,
      required,
      name: documentName(edition, kind),
    })),
    sections: edition.form.sections.map(({ name, fields }) => ({
      name,
      title: editionText(edition, 'form', 'section', name),
      fields: fields.map((field) => viewField(edition, field)),
    })),
  };
}

function viewField(edition: EditionDeclaration, field: FormFieldDeclaration): FormFieldView {
  const { name, type, required, maxLength, pattern, options, prefill, hinted } = field;
  return {
    name,
    label: fieldLabel(edition, name),
    hint: hinted === true ? editionText(edition, 'form', 'field', name, 'hint') : null,
    type,
    required,
    maxLength: maxLength ?? null,
    pattern: pattern ?? null,
    options: options?.map((value) => ({ value, label: optionLabel(edition, field, value) })) ?? null,
    prefilledFrom: prefill === undefined ? null : PREFILL_REGISTRIES[prefill],
    certainty: field.certainty,
    minimum: field.minimum ?? null,
    maximum: field.maximum ?? null,
    maxRows: field.maxRows ?? null,
    fields: field.fields?.map((inner) => viewField(edition, inner)) ?? null,
  };
}
