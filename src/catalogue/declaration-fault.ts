/** What is wrong with a declaration: a stable code and where. It is a programmer's fault, so it has no text. */
export interface DeclarationFault {
  readonly code: string;
  readonly at: string;
}

/** A declaration that cannot be run or shown; the catalogue does not open on it. */
export class FaultyDeclarationError extends Error {
  readonly faults: readonly DeclarationFault[];

  constructor(faults: readonly DeclarationFault[]) {
    super(`faulty declarations: ${faults.map(({ code, at }) => `${code} at ${at}`).join('; ')}`);
    this.name = 'FaultyDeclarationError';
    this.faults = faults;
  }
}

/** Values that occur more than once. */
export function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
