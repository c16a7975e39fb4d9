import type { FormFieldDeclaration } from '../../catalogue/index.ts';
import type { FormEntry } from '../../gateway/index.ts';

const INTEGER = /^-?\d{1,9}$/;
const MANY: readonly FormFieldDeclaration['type'][] = ['MULTI_CHOICE', 'TEXT_LIST'];

/**
 * What a system filled in, each value as the form's field has it. What fits no field stays as it came, for the check of the
 * form to name it.
 */
export function formValues(
  fields: readonly FormFieldDeclaration[],
  entries: readonly FormEntry[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    entries.map((entry) => [
      entry.name,
      typedValue(
        fields.find(({ name }) => name === entry.name),
        entry,
      ),
    ]),
  );
}

function typedValue(field: FormFieldDeclaration | undefined, { values, rows }: FormEntry): unknown {
  if (rows.length > 0) return rows.map((row) => formValues(field?.fields ?? [], row));
  if (field !== undefined && MANY.includes(field.type)) return values;
  const [value = null, ...others] = values;
  if (others.length > 0) return values;
  if (field?.type === 'NUMBER' && value !== null && INTEGER.test(value)) return Number(value);
  if (field?.type === 'BOOLEAN' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}
