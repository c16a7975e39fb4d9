import { checkFieldValue, isBlank, rowsFault } from './field-value.ts';
import { type FormDeclaration, type FormFieldDeclaration, formFields } from './form.ts';
import type { FormFault, FormFaultCode } from './form-fault.ts';

/**
 * Everything wrong with the values of a form, in the form's order; none when it can be sent. A value that is absent,
 * null, an empty list or nothing but white space counts as not given.
 */
export function validateForm(
  form: FormDeclaration,
  values: Readonly<Record<string, unknown>>,
): readonly FormFault[] {
  return validateFields(formFields(form), values);
}

function validateFields(
  fields: readonly FormFieldDeclaration[],
  values: Readonly<Record<string, unknown>>,
): readonly FormFault[] {
  const names = new Set(fields.map(({ name }) => name));
  const unknown = Object.keys(values).filter((name) => !names.has(name) && !isBlank(values[name]));
  return [
    ...fields.flatMap((field) => validateField(field, values)),
    ...unknown.map((name): FormFault => ({ path: [name], code: 'UNKNOWN_FIELD', values: { name } })),
  ];
}

function validateField(
  field: FormFieldDeclaration,
  values: Readonly<Record<string, unknown>>,
): readonly FormFault[] {
  const value = values[field.name];
  const need = needOf(field, values);
  const fault = (code: FormFaultCode): FormFault => ({ path: [field.name], code, values: {} });
  if (isBlank(value)) return need === 'REQUIRED' ? [fault('REQUIRED')] : [];
  if (need === 'NOT_APPLICABLE') return [fault('NOT_APPLICABLE')];
  if (field.type === 'LIST') return validateRows(field, value);
  const faults = checkFieldValue(field, value);
  const earlier = field.notBefore === undefined ? undefined : values[field.notBefore];
  const tooEarly = typeof value === 'number' && typeof earlier === 'number' && value < earlier;
  return faults.length === 0 && tooEarly ? [fault('TOO_EARLY')] : faults;
}

function validateRows(field: FormFieldDeclaration, value: unknown): readonly FormFault[] {
  const fault = (code: FormFaultCode, ...place: string[]): FormFault => ({
    path: [field.name, ...place],
    code,
    values: {},
  });
  if (!Array.isArray(value)) return [fault('WRONG_TYPE')];
  const rows: readonly unknown[] = value;
  const tooMany = rowsFault(field, rows);
  if (tooMany !== null) return [tooMany];
  return rows.flatMap((row, index) => {
    if (!isRow(row)) return [fault(row == null ? 'EMPTY_ITEM' : 'WRONG_TYPE', String(index))];
    return validateFields(field.fields ?? [], row).map((inner) => ({
      ...inner,
      path: [field.name, String(index), ...inner.path],
    }));
  });
}

function isRow(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function needOf(
  field: FormFieldDeclaration,
  values: Readonly<Record<string, unknown>>,
): 'REQUIRED' | 'OPTIONAL' | 'NOT_APPLICABLE' {
  const { dependsOn } = field;
  if (dependsOn === undefined) return field.required ? 'REQUIRED' : 'OPTIONAL';
  const other = values[dependsOn.field];
  return typeof other === 'string' && dependsOn.in.includes(other) ? dependsOn.need : dependsOn.otherwise;
}
