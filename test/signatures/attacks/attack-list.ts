import type { AttackCase } from './attack-case.ts';
import { AUTHORITY_CASES } from './authority-cases.ts';
import { ENCODING_CASES } from './encoding-cases.ts';
import { SIGNER_CASES } from './signer-cases.ts';

/**
 * Every attack of the design's list (eds.md section 7), in its order, with the code it comes to and where that
 * is proved. docs/signatures-attacks.md is printed of it by `npm run attacks`.
 */
export const ATTACKS: readonly AttackCase[] = [...SIGNER_CASES, ...AUTHORITY_CASES, ...ENCODING_CASES];
