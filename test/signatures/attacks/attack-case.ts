import { KEY_ALGORITHMS, type KeyAlgorithm } from '../../../src/sandbox/certification-authority/index.ts';
import type { Attack } from './stage.ts';

/** The attack as it is carried out by the test of the list, with the keys of each of these algorithms. */
interface CarriedOut {
  readonly algorithms: readonly KeyAlgorithm[];
  readonly attack: Attack;
}

/** Another test that carries it out, with the keys of that algorithm where it matters. */
export interface ProvedElsewhere {
  readonly algorithm?: KeyAlgorithm;
  /** From the project's root. */
  readonly file: string;
  /** As the file writes it: of the test, or of its row in a table. */
  readonly test: string;
}

export type Proof = CarriedOut | ProvedElsewhere;

export interface AttackCase {
  readonly words: string;
  /** What it must come to: the code of the verdict, or of whatever reads what was sent. */
  readonly code: string;
  readonly proofs: readonly Proof[];
}

export const attack = (words: string, code: string, ...proofs: readonly Proof[]): AttackCase => ({
  words,
  code,
  proofs,
});

export const here = (run: Attack): Proof => ({ algorithms: KEY_ALGORITHMS, attack: run });
export const hereRsa = (run: Attack): Proof => ({ algorithms: ['RSA'], attack: run });
export const hereGost = (run: Attack): Proof => ({ algorithms: ['GOST2015'], attack: run });

/** `name` is a file of test/signatures, or of another folder of tests where it names that. */
export const proved = (name: string, test: string): ProvedElsewhere => ({ file: fileOf(name), test });
export const rsa = (name: string, test: string): Proof => ({ ...proved(name, test), algorithm: 'RSA' });
export const gost = (name: string, test: string): Proof => ({ ...proved(name, test), algorithm: 'GOST2015' });

function fileOf(name: string): string {
  return `test/${name.includes('/') ? name : `signatures/${name}`}.test.ts`;
}
