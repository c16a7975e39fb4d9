import type { DateAt, FileFacts } from './manifest.ts';
import type { Material, World } from './material.ts';
import type { Row } from './row.ts';

/** What the check of a file may need. */
export interface CheckContext {
  readonly material: Material;
  readonly date: DateAt;
  /** As of the manifest's day. */
  readonly world: World;
}

export interface FileUnderCheck {
  readonly file: string;
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly facts: FileFacts;
}

/** Compares one file with the manifest's word on it. Throws for what the file is not at all. */
export type FileCheck = (file: FileUnderCheck, context: CheckContext) => Promise<Row>;
