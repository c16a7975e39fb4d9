import { randomInt } from 'node:crypto';
import { Unexpected, Unreachable } from './check.ts';

/** Somebody to be, as the sandbox lists them: `GET /people`. */
export interface Person {
  readonly name: string;
  readonly iin: string;
  readonly bin: string | null;
  readonly role: string;
  /** Code of the organisation they work for; null for those who work for none. */
  readonly organisation: string | null;
  readonly password: string;
  /** Key store, Base64. */
  readonly p12: string;
  readonly p12Password: string;
}

export async function readPeople(sandboxUrl: string): Promise<readonly Person[]> {
  const response = await fetch(`${sandboxUrl}/people`).catch(() => null);
  if (response === null || !response.ok) throw new Unreachable(sandboxUrl);
  return (await response.json()) as Person[];
}

/** The first of that role who stands for no legal entity. */
export function personOf(people: readonly Person[], role: string): Person {
  const found = people.find((person) => person.role === role);
  if (found === undefined) throw new Unexpected('GET /people', role, null);
  return found;
}

const WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const OTHER_WEIGHTS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

/** A number with a right check digit that is nobody's: born in 1905. */
export function freshIin(): string {
  for (;;) {
    const month = String(randomInt(1, 13)).padStart(2, '0');
    const day = String(randomInt(1, 29)).padStart(2, '0');
    const serial = String(randomInt(0, 10_000)).padStart(4, '0');
    const eleven = `05${month}${day}${randomInt(3, 5)}${serial}`;
    const first = sum(eleven, WEIGHTS);
    const check = first === 10 ? sum(eleven, OTHER_WEIGHTS) : first;
    if (check < 10) return `${eleven}${check}`;
  }
}

function sum(digits: string, weights: readonly number[]): number {
  return weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0) % 11;
}
