import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../src/kernel/index.ts';
import { KEY_ALGORITHMS, type KeyAlgorithm } from '../../../src/sandbox/certification-authority/index.ts';
import { SIGNATURE_DOUBTS, SIGNATURE_FAULTS } from '../../../src/signatures/index.ts';
import { timestampWorld } from '../../support/timestamps.ts';
import { ATTACKS } from './attack-list.ts';
import { ATTACKS_FILE, attackPage } from './attack-page.ts';
import { CHECKS } from './checks.ts';
import { openStage, type Stage } from './stage.ts';

const stages = new Map<KeyAlgorithm, Stage>();
beforeAll(async () => {
  const world = await timestampWorld();
  for (const algorithm of KEY_ALGORITHMS) stages.set(algorithm, await openStage(algorithm, world));
});

const carriedOut = ATTACKS.flatMap(({ words, code, proofs }) =>
  proofs.flatMap((proof) =>
    'attack' in proof ? proof.algorithms.map((algorithm) => ({ ...proof, words, code, algorithm })) : [],
  ),
);
const elsewhere = ATTACKS.flatMap(({ words, code, proofs }) =>
  proofs.flatMap((proof) => ('file' in proof ? [{ ...proof, words, code }] : [])),
);

describe('each attack of the list comes to its code', () => {
  it.each(carriedOut)('$words, $algorithm: $code', async ({ attack, algorithm, code }) => {
    const stage = stages.get(algorithm);
    if (stage === undefined) throw new Error('no stage');
    expect(await attack(stage)).toBe(code);
  });
});

describe('each attack proved elsewhere is proved there', () => {
  it.each(elsewhere)('$words: $file, $test', ({ file, test, code }) => {
    expect(existsSync(join(projectRoot, file))).toBe(true);
    const text = readFileSync(join(projectRoot, file), 'utf8');
    expect([test, code].filter((wanted) => !text.includes(wanted))).toEqual([]);
  });
});

describe('the list', () => {
  it('names each attack once, and proves each', () => {
    expect(new Set(ATTACKS.map(({ words }) => words)).size).toBe(ATTACKS.length);
    expect(ATTACKS.filter(({ proofs }) => proofs.length === 0)).toEqual([]);
  });

  it('proves every code there is, each of which one check gives', () => {
    const codes = [...SIGNATURE_FAULTS, ...SIGNATURE_DOUBTS].toSorted();
    expect(CHECKS.flatMap(({ gives }) => gives).toSorted()).toEqual(codes);
    const proved = new Set(ATTACKS.map(({ code }) => code));
    expect(codes.filter((code) => !proved.has(code))).toEqual([]);
  });

  it('is printed to docs/signatures-attacks.md by npm run attacks', () => {
    expect(readFileSync(join(projectRoot, ATTACKS_FILE), 'utf8')).toBe(attackPage());
  });
});
