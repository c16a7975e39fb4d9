import type { InformationSystem } from './information-system.ts';

/**
 * What a registry knows of an applicant that a form asks for. The applicant is the legal entity where there is one, else the
 * person; the person is whoever fills the form in.
 */
export type PrefillFact =
  | 'APPLICANT_NAME'
  | 'APPLICANT_ADDRESS'
  | 'PERSON_NAME'
  | 'BIRTH_DATE'
  | 'BIRTH_PLACE';

/** The registry that a fact is from; what is told of a legal entity, the registry of individuals tells of a person. */
export const PREFILL_REGISTRIES: Readonly<Record<PrefillFact, InformationSystem>> = {
  APPLICANT_NAME: 'LEGAL_ENTITIES_REGISTRY',
  APPLICANT_ADDRESS: 'LEGAL_ENTITIES_REGISTRY',
  PERSON_NAME: 'INDIVIDUALS_REGISTRY',
  BIRTH_DATE: 'INDIVIDUALS_REGISTRY',
  BIRTH_PLACE: 'INDIVIDUALS_REGISTRY',
};

export const FORM_FIELD_TYPES = [
  'TEXT',
  'LONG_TEXT',
  'DATE',
  'NUMBER',
  'CHOICE',
  'MULTI_CHOICE',
  'IIN',
  'BIN',
  'PHONE',
  'EMAIL',
  'ADDRESS',
  'FILE',
  'BOOLEAN',
  /** Several texts, each by the field's measures. */
  'TEXT_LIST',
  /** A list of rows, each with the field's own `fields`. */
  'LIST',
] as const;
export type FormFieldType = (typeof FORM_FIELD_TYPES)[number];

/** Said by the act itself; by the law it rests on; or usual, and in no source at hand. */
export const FORM_CERTAINTIES = ['ACT', 'LAW', 'USUAL'] as const;
export type FormCertainty = (typeof FORM_CERTAINTIES)[number];

/** A field whose need follows from another: `need` while that one has a value of `in`, `otherwise` else. */
export interface FieldDependency {
  readonly field: string;
  readonly in: readonly string[];
  readonly need: 'REQUIRED' | 'OPTIONAL';
  readonly otherwise: 'OPTIONAL' | 'NOT_APPLICABLE';
}

/** Texts: `form.field.<name>.label`, `.hint` where `hinted`, and `form.field.<name>.option.<value>`. */
export interface FormFieldDeclaration {
  /** Name in the GraphQL input of the service. */
  readonly name: string;
  readonly type: FormFieldType;
  /** Whatever the other fields say; a field with `dependsOn` is not required of itself. */
  readonly required: boolean;
  /** In characters (code points). */
  readonly maxLength?: number;
  /** ECMAScript regular expression, flag `u`, that the whole value matches. */
  readonly pattern?: string;
  /** Values in the order shown. */
  readonly options?: readonly string[];
  /** Values besides the options are taken when they fit: the options are offered, not prescribed. */
  readonly otherValues?: { readonly maxLength: number; readonly pattern?: string };
  /** Where the options' texts lie when several forms share them, as `catalogue:language`. */
  readonly optionTexts?: string;
  /** Of a `LIST`: the fields of one row, each of them independent of the others. */
  readonly fields?: readonly FormFieldDeclaration[];
  /** Of a list: how many rows at most. */
  readonly maxRows?: number;
  /** Of a `NUMBER`: bounds, both within. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of a `NUMBER`: name of the field that it is not less than. */
  readonly notBefore?: string;
  readonly prefill?: PrefillFact;
  readonly hinted?: boolean;
  readonly dependsOn?: FieldDependency;
  /** How sure the sources are of this field. */
  readonly certainty: FormCertainty;
}

export interface FormSectionDeclaration {
  readonly name: string;
  readonly fields: readonly FormFieldDeclaration[];
}

/** Texts: `form.title`, `form.section.<name>`. */
export interface FormDeclaration {
  readonly sections: readonly FormSectionDeclaration[];
  /** Kinds of documents to attach; text: `document.<kind>`. `required` ones must be there before the form is done. */
  readonly documents: readonly { readonly kind: string; readonly required: boolean }[];
}

/** The fields of every section, in order. */
export function formFields(form: FormDeclaration): readonly FormFieldDeclaration[] {
  return form.sections.flatMap((section) => section.fields);
}
