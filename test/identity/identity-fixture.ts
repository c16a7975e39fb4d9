import { EventEmitter } from 'node:events';
import {
  type AttemptLimits,
  type CertificateCheck,
  createIdentity,
  type Identity,
} from '../../src/identity/index.ts';
import { type Clock, DomainError, DomainErrors } from '../../src/kernel/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

export const PASSWORD = 'қоңыр күз 2026';
export const CALLER = { clientAddress: '198.51.100.7', language: 'kk' } as const;
export const COMMITTEE = 'INFORMATION_AND_ARCHIVES_COMMITTEE';

/** Synthetic numbers with right check digits. */
export const IIN = {
  first: '900101400013',
  second: '050315600010',
  third: '990101300102',
  nobody: '061211600012',
};
/** Taxpayers' numbers: twelve digits, none of them an IIN or a BIN. */
export const RNN = { first: '600500000000', second: '600500000001' };
export const BIN = { first: '120140000017', second: '940140000385' };

/** A clock that stands still until it is moved. */
export class HeldClock implements Clock {
  #now = new Date('2026-11-22T09:00:00.000Z');

  now(): Date {
    return this.#now;
  }

  advance(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds);
  }
}

export const MINUTE = 60 * 1000;
export const DAY = 24 * 60 * MINUTE;

export interface IdentityFixture extends TestDatabase {
  readonly clock: HeldClock;
  readonly identity: Identity;
  /** Emits `fault` for each one reported in the background. */
  readonly faults: EventEmitter;
  readonly tokenKey: Uint8Array;
  /** One more node over the same database. */
  node(): Identity;
}

export const AUDIENCE = 'https://qyzmet.example';

/** Nobody logs in by certificate here unless the test says what a signature is worth. */
export const NO_CERTIFICATES: CertificateCheck = {
  check: async () => ({ state: 'INVALID', code: 'MALFORMED', category: 'STRUCTURE' }),
};

export async function createIdentityFixture(
  limits?: AttemptLimits,
  certificates: CertificateCheck = NO_CERTIFICATES,
): Promise<IdentityFixture> {
  const testDatabase = await createTestDatabase();
  const clock = new HeldClock();
  const faults = new EventEmitter();
  const tokenKey = new Uint8Array(32).fill(7);
  const node = () =>
    createIdentity({
      database: testDatabase.database,
      databaseUrl: testDatabase.url,
      clock,
      tokenKey,
      certificates,
      audience: AUDIENCE,
      report: (fault) => faults.emit('fault', fault),
      ...(limits === undefined ? {} : { limits }),
    });
  return { ...testDatabase, clock, faults, tokenKey, node, identity: node() };
}

export function applicant(iin: string, more: object = {}) {
  return { iin, name: 'Сейітова Айгүл Маратқызы', password: PASSWORD, ...more };
}

/** The codes of what `work` is refused with, each with the path of its field. */
export async function refusalsOf(work: () => Promise<unknown>): Promise<string[]> {
  try {
    await work();
  } catch (error) {
    if (error instanceof DomainErrors) return error.errors.map(describeError);
    if (error instanceof DomainError) return [describeError(error)];
    throw error;
  }
  return [];
}

function describeError({ code, inputPath: path }: DomainError): string {
  return path === undefined ? code : `${path.join('.')}: ${code}`;
}
