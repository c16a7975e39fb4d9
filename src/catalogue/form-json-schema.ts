import type { Message } from '../kernel/index.ts';
import type { EditionDeclaration } from './edition.ts';
import { editionText, fieldLabel, optionLabel } from './edition-text.ts';
import { type FieldDependency, type FormFieldDeclaration, type FormFieldType, formFields } from './form.ts';

type Schema = { readonly [keyword: string]: unknown };
type Translate = (text: Message) => string;

const FORMATS: Partial<Record<FormFieldType, Schema>> = {
  DATE: { format: 'date' },
  EMAIL: { format: 'email' },
  IIN: { pattern: '^[0-9]{12}$' },
  BIN: { pattern: '^[0-9]{12}$' },
};
const SOMETHING_VISIBLE = '\\S';

/**
 * The form as JSON Schema (draft 2020-12) with its words in one language, for clients that draw and check forms from
 * such a schema. It says what `validateForm` does, save for check digits, for
 * characters that nobody can see, and for an empty value, which here is wrong and there counts as none.
 */
export function formJsonSchema(edition: EditionDeclaration, translate: Translate): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: translate(editionText(edition, 'form', 'title')),
    ...objectSchema(edition, formFields(edition.form), translate),
  };
}

function objectSchema(
  edition: EditionDeclaration,
  fields: readonly FormFieldDeclaration[],
  translate: Translate,
): Schema {
  const conditions = fields.flatMap(({ name, dependsOn }) =>
    dependsOn === undefined ? [] : [condition(name, dependsOn)],
  );
  return {
    type: 'object',
    properties: Object.fromEntries(
      fields.map((field) => [field.name, fieldSchema(edition, field, translate)]),
    ),
    required: fields.filter(({ required }) => required).map(({ name }) => name),
    ...(conditions.length > 0 ? { allOf: conditions } : {}),
    additionalProperties: false,
  };
}

function fieldSchema(edition: EditionDeclaration, field: FormFieldDeclaration, translate: Translate): Schema {
  const hint = editionText(edition, 'form', 'field', field.name, 'hint');
  return {
    title: translate(fieldLabel(edition, field.name)),
    ...(field.hinted === true ? { description: translate(hint) } : {}),
    ...valueSchema(edition, field, translate),
  };
}

function valueSchema(edition: EditionDeclaration, field: FormFieldDeclaration, translate: Translate): Schema {
  const oneOf = (field.options ?? []).map((value) => ({
    const: value,
    title: translate(optionLabel(edition, field, value)),
  }));
  switch (field.type) {
    case 'NUMBER':
      return { type: 'number', ...bounds(field) };
    case 'LIST':
      return {
        type: 'array',
        items: objectSchema(edition, field.fields ?? [], translate),
        ...rowCount(field),
      };
    case 'TEXT_LIST':
      return { type: 'array', items: textSchema(field), ...rowCount(field) };
    case 'BOOLEAN':
      return { type: 'boolean' };
    case 'CHOICE':
      return { type: 'string', oneOf };
    case 'MULTI_CHOICE':
      return {
        type: 'array',
        items: { type: 'string', ...itemSchema(field, oneOf) },
        uniqueItems: true,
        ...(field.required ? { minItems: 1 } : {}),
      };
    default:
      return textSchema(field);
  }
}

function textSchema(field: FormFieldDeclaration): Schema {
  return {
    type: 'string',
    ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
    ...textPattern(field),
  };
}

function bounds({ minimum, maximum }: FormFieldDeclaration): Schema {
  return { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
}

function rowCount({ required, maxRows }: FormFieldDeclaration): Schema {
  return { ...(required ? { minItems: 1 } : {}), ...(maxRows === undefined ? {} : { maxItems: maxRows }) };
}

function itemSchema({ otherValues }: FormFieldDeclaration, oneOf: readonly Schema[]): Schema {
  if (otherValues === undefined) return { oneOf };
  const { maxLength, pattern } = otherValues;
  return {
    anyOf: [...oneOf, { maxLength, pattern: pattern === undefined ? SOMETHING_VISIBLE : `^(?:${pattern})$` }],
  };
}

function textPattern(field: FormFieldDeclaration): Schema {
  if (field.pattern !== undefined) return { pattern: `^(?:${field.pattern})$` };
  return FORMATS[field.type] ?? { pattern: SOMETHING_VISIBLE };
}

function condition(name: string, dependency: FieldDependency): Schema {
  const { field, in: values, need, otherwise } = dependency;
  const consequence = {
    REQUIRED: { required: [name] },
    OPTIONAL: {},
    NOT_APPLICABLE: { not: { required: [name] } },
  };
  return Object.fromEntries([
    ['if', { properties: { [field]: { enum: values } }, required: [field] }],
    ['then', consequence[need]],
    ['else', consequence[otherwise]],
  ]);
}
