import { type EditionDeclaration, type FormFault, validateForm } from '../catalogue/index.ts';
import { DomainError, DomainErrors } from '../kernel/index.ts';

/** The values without what was left out; every fault of the form at once. */
export function checkedValues(
  edition: EditionDeclaration,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const values = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  );
  const faults = validateForm(edition.form, values);
  if (faults.length > 0) throw new DomainErrors(faults.map(formError));
  return values;
}

function formError(fault: FormFault): DomainError {
  return new DomainError(`FORM_${fault.code}`, {
    path: ['input', 'application', ...fault.path],
    ...(fault.values === undefined ? {} : { values: fault.values }),
  });
}
