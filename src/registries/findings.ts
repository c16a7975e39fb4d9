/** What a registry's answer says that an examiner should know, and that decides nothing by itself. Text: `registries:finding.<code>`. */
export type RegistryFinding =
  | 'INDIVIDUAL_CONFIRMED'
  | 'LEGAL_ENTITY_CONFIRMED'
  | 'POWER_OF_ATTORNEY_CONFIRMED'
  | 'NAME_DIFFERS'
  | 'NO_VALID_DOCUMENT'
  | 'LEGAL_ENTITY_INACTIVE'
  | 'NOT_ITS_HEAD';

export type RegistryName = 'INDIVIDUALS_REGISTRY' | 'LEGAL_ENTITIES_REGISTRY' | 'NOTARIAL_SYSTEM';

/** All that is kept of an answer. */
export interface RegistryFindings {
  readonly registry: RegistryName;
  readonly findings: readonly RegistryFinding[];
}

/** Whether two spellings are of one name: case, quotation marks, hyphens, spaces and U+0451 do not tell names apart. */
export function isSameName(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('\u0451', '\u0435')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
