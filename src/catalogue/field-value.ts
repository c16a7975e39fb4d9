import { isBin, isIin, type MessageValues } from '../kernel/index.ts';
import type { FormFieldDeclaration, FormFieldType } from './form.ts';
import type { FormFault, FormFaultCode } from './form-fault.ts';

/** Text that may be broken into lines; others are one line. */
const MANY_LINES: readonly FormFieldType[] = ['LONG_TEXT', 'ADDRESS'];
/** Controls, line and paragraph separators, marks that turn the direction of text and so can disguise it. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
const LINE_BREAKS = /\r\n|[\n\t]/g;
/** Letters that only join or divide show nothing on their own. */
const INVISIBLE = /^[\s\p{Cf}]*$/u;

/** Nothing to see: absent, null, an empty list, or text of white space and invisible characters only. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return INVISIBLE.test(value);
  return Array.isArray(value) && value.length === 0;
}

/** What is wrong with a value that was given, by the field's type and measures. */
export function checkFieldValue(field: FormFieldDeclaration, value: unknown): readonly FormFault[] {
  if (field.type === 'MULTI_CHOICE') return checkChoices(field, value);
  if (field.type === 'TEXT_LIST') return checkTexts(field, value);
  const faults = faultsOf(field);
  if (field.type === 'NUMBER') return checkNumber(field, value);
  if (field.type === 'BOOLEAN') return typeof value === 'boolean' ? [] : [faults('WRONG_TYPE')];
  if (typeof value !== 'string') return [faults('WRONG_TYPE')];
  if (field.type === 'CHOICE') return field.options?.includes(value) ? [] : [faults('NOT_AN_OPTION')];
  return checkText(field, value);
}

function checkNumber(field: FormFieldDeclaration, value: unknown): readonly FormFault[] {
  const faults = faultsOf(field);
  if (typeof value !== 'number' || !Number.isFinite(value)) return [faults('WRONG_TYPE')];
  const { minimum, maximum } = field;
  if (minimum !== undefined && value < minimum) return [faults('TOO_SMALL', { minimum })];
  if (maximum !== undefined && value > maximum) return [faults('TOO_LARGE', { maximum })];
  return [];
}

function checkTexts(field: FormFieldDeclaration, value: unknown): readonly FormFault[] {
  if (!Array.isArray(value)) return [faultsOf(field)('WRONG_TYPE')];
  const items: readonly unknown[] = value;
  const tooMany = rowsFault(field, items);
  if (tooMany !== null) return [tooMany];
  return items.flatMap((item, index) => {
    if (isBlank(item)) return [faultsOf(field, index)('EMPTY_ITEM')];
    if (typeof item !== 'string') return [faultsOf(field, index)('WRONG_TYPE')];
    return checkText(field, item).map((fault) => ({ ...fault, path: [field.name, String(index)] }));
  });
}

/** More rows than the form has room for. */
export function rowsFault(field: FormFieldDeclaration, rows: readonly unknown[]): FormFault | null {
  const { maxRows } = field;
  if (maxRows === undefined || rows.length <= maxRows) return null;
  return faultsOf(field)('TOO_MANY', { max: maxRows });
}

function checkText(field: FormFieldDeclaration, value: string): readonly FormFault[] {
  const faults = faultsOf(field);
  const line = MANY_LINES.includes(field.type) ? value.replaceAll(LINE_BREAKS, ' ') : value;
  const max = field.maxLength;
  if (max !== undefined && [...value].length > max) return [faults('TOO_LONG', { max })];
  if (CONTROL.test(line)) return [faults('CONTROL_CHARACTER')];
  return matches(field, value) ? [] : [faults('PATTERN')];
}

function matches(field: FormFieldDeclaration, value: string): boolean {
  if (field.pattern !== undefined && !new RegExp(`^(?:${field.pattern})$`, 'u').test(value)) return false;
  switch (field.type) {
    case 'IIN':
      return isIin(value);
    case 'BIN':
      return isBin(value);
    case 'DATE':
      return isDate(value);
    case 'EMAIL':
      return /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,63}$/u.test(value);
    default:
      return true;
  }
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function checkChoices(field: FormFieldDeclaration, value: unknown): readonly FormFault[] {
  if (!Array.isArray(value)) return [faultsOf(field)('WRONG_TYPE')];
  const items: readonly unknown[] = value;
  return items.flatMap((item, index) => {
    const faults = faultsOf(field, index);
    if (typeof item !== 'string') return [faults(item == null ? 'EMPTY_ITEM' : 'WRONG_TYPE')];
    if (isBlank(item)) return [faults('EMPTY_ITEM')];
    if (items.indexOf(item) < index) return [faults('DUPLICATE')];
    return field.options?.includes(item) ? [] : checkOtherValue(field, item).map((code) => faults(code));
  });
}

function checkOtherValue({ otherValues }: FormFieldDeclaration, item: string): readonly FormFaultCode[] {
  if (otherValues === undefined) return ['NOT_AN_OPTION'];
  if ([...item].length > otherValues.maxLength || CONTROL.test(item)) return ['NOT_AN_OPTION'];
  const { pattern } = otherValues;
  return pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(item) ? [] : ['NOT_AN_OPTION'];
}

function faultsOf(field: FormFieldDeclaration, index?: number) {
  const path = index === undefined ? [field.name] : [field.name, String(index)];
  return (code: FormFaultCode, values: MessageValues = {}): FormFault => ({ path, code, values });
}
