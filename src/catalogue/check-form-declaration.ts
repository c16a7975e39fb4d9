import { type DeclarationFault, repeated } from './declaration-fault.ts';
import { type FormDeclaration, type FormFieldDeclaration, formFields } from './form.ts';

const NEEDS_OPTIONS: readonly string[] = ['CHOICE', 'MULTI_CHOICE'];

/** A form whose fields are named once, whose choices have options, and whose dependencies name real choices. */
export function checkFormDeclaration(form: FormDeclaration): readonly DeclarationFault[] {
  const fields = formFields(form);
  return [
    ...repeated(fields.map(({ name }) => name)).map((name) => ({
      code: 'FIELD_REPEATED',
      at: `form ${name}`,
    })),
    ...repeated(form.sections.map(({ name }) => name)).map((name) => ({
      code: 'SECTION_REPEATED',
      at: `form ${name}`,
    })),
    ...repeated(form.documents.map(({ kind }) => kind)).map((kind) => ({
      code: 'CODE_REPEATED',
      at: `documents ${kind}`,
    })),
    ...fields.flatMap((field) =>
      checkField(field, fields).map((code) => ({ code, at: `form ${field.name}` })),
    ),
  ];
}

function checkField(field: FormFieldDeclaration, fields: readonly FormFieldDeclaration[]): readonly string[] {
  const codes: string[] = [];
  const options = field.options ?? [];
  if (NEEDS_OPTIONS.includes(field.type) !== options.length > 0) codes.push('OPTIONS_UNLIKE_TYPE');
  if (repeated(options).length > 0) codes.push('OPTION_REPEATED');
  if ((field.type === 'LIST') !== (field.fields !== undefined)) codes.push('FIELDS_UNLIKE_TYPE');
  codes.push(...(field.fields ?? []).flatMap((inner) => checkField(inner, field.fields ?? [])));
  if (field.pattern !== undefined && !isPattern(field.pattern)) codes.push('PATTERN_FAULTY');
  const { dependsOn, notBefore } = field;
  if (notBefore !== undefined && fields.find(({ name }) => name === notBefore)?.type !== field.type) {
    codes.push('FIELD_UNKNOWN');
  }
  if (dependsOn !== undefined) {
    const other = fields.find(({ name }) => name === dependsOn.field);
    if (other === undefined || other === field) codes.push('FIELD_UNKNOWN');
    else if (!dependsOn.in.every((value) => other.options?.includes(value))) codes.push('OPTION_UNKNOWN');
    if (field.required) codes.push('REQUIRED_TWICE');
  }
  return codes;
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
