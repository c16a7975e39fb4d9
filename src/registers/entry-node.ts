import { asNode } from '../graphql/index.ts';
import type { EntryRow, Register } from './register-entry.ts';

const TYPE_NAMES: Readonly<Record<Register, string>> = {
  MEDIA: 'MediaRegisterEntry',
  FOREIGN_PERIODICALS: 'ForeignPeriodicalRegisterEntry',
  ARCHIVAL_REFERENCES: 'ArchivalReferenceRegisterEntry',
  APOSTILLES: 'ApostilleRegisterEntry',
};

/** An entry as the object of its register's own type. */
export function entryNode(entry: EntryRow): EntryRow {
  return asNode(TYPE_NAMES[entry.register], entry);
}
