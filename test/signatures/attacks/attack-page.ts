import type { AttackCase, Proof } from './attack-case.ts';
import { ATTACKS } from './attack-list.ts';
import { CHECKS } from './checks.ts';

export const ATTACKS_FILE = 'docs/signatures-attacks.md';
const OWN_TEST = 'test/signatures/attacks/attack-list.test.ts';

const HEAD = `# Attacks on signatures

Printed by \`npm run attacks\` from \`test/signatures/attacks/attack-list.ts\` and the \`*-cases.ts\` beside it. Change the list, not this page.

What is not VALID has the code of the first check that fails. "here" is \`${OWN_TEST}\`,
which carries the attack out; of the other tests it checks that they are there.

`;

/** The text of docs/signatures-attacks.md: the checks in their order, then the attacks in that of the design. */
export function attackPage(): string {
  const checks = CHECKS.map(({ words, gives }, index) => [`${index + 1}`, words, gives.map(code).join(', ')]);
  const attacks = ATTACKS.map((attack, index) => [
    `${index + 1}`,
    attack.words,
    code(attack.code),
    whereProved(attack),
  ]);
  return [
    HEAD,
    `## The checks\n\n${table(['', 'Check', 'Code'], checks)}\n`,
    `## The attacks\n\n${table(['', 'Attack', 'Code', 'Where'], attacks)}`,
  ].join('');
}

function whereProved({ proofs }: AttackCase): string {
  return proofs.map(place).join('; ');
}

function place(proof: Proof): string {
  if ('attack' in proof) return `${proof.algorithms.join(', ')}: here`;
  const { algorithm, file, test } = proof;
  return `${algorithm === undefined ? '' : `${algorithm}: `}\`${file}\` "${test.replaceAll("'", '')}"`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(row).join('');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
}

function code(text: string): string {
  return `\`${text}\``;
}
