import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../../shared/vectors');

/** A file of the national authority's test material, as its manifest describes it. */
export interface TestVector {
  readonly file: string;
  readonly kind: string;
  /** Of a key store. */
  readonly password?: string;
  readonly privateKey?: string;
  readonly serial?: string;
}

/** The material beside the project (its README says what it is); nothing, with a word, where it is not there. */
export function testVectors(kind: string): readonly TestVector[] {
  const manifest = join(FOLDER, 'manifest.json');
  if (!existsSync(manifest)) {
    console.info(`passed over: ${FOLDER} is not there`);
    return [];
  }
  const vectors = JSON.parse(readFileSync(manifest, 'utf8')) as TestVector[];
  return vectors.filter((vector) => vector.kind === kind);
}

export function vectorBytes({ file }: Pick<TestVector, 'file'>): Buffer {
  return readFileSync(join(FOLDER, file));
}
