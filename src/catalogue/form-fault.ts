import type { MessageValues } from '../kernel/index.ts';

export const FORM_FAULT_CODES = [
  'REQUIRED',
  'NOT_APPLICABLE',
  'UNKNOWN_FIELD',
  'WRONG_TYPE',
  'EMPTY_ITEM',
  'DUPLICATE',
  'NOT_AN_OPTION',
  'TOO_LONG',
  'CONTROL_CHARACTER',
  'PATTERN',
  'TOO_SMALL',
  'TOO_EARLY',
  'TOO_LARGE',
  'TOO_MANY',
] as const;
export type FormFaultCode = (typeof FORM_FAULT_CODES)[number];

/** One thing wrong with one field. Text: `errors:FORM_<code>`, filled with `values`. */
export interface FormFault {
  /** The field, then the place in its list where there is one. */
  readonly path: readonly string[];
  readonly code: FormFaultCode;
  readonly values: MessageValues;
}
