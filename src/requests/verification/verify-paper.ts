import { createHash } from 'node:crypto';
import type { Identity } from '../../identity/index.ts';
import { CAPITAL_ZONE, type Clock, localDate } from '../../kernel/index.ts';
import type { Database } from '../../postgres/index.ts';
import type { ResultRow } from '../request.ts';
import type { ResultKeeper } from '../result-keeper.ts';
import { countCheck, findResultByNumber, findResultByPaper } from './verification-store.ts';

/**
 * AUTHENTIC: issued here and in force. ALTERED: a file that bears the number of a result and is not the file that was
 * issued. SUPERSEDED, TERMINATED: issued here, and by its register in force no more. REVOKED: issued here and taken back.
 * UNKNOWN: nothing like it was issued here.
 */
export const PAPER_VERDICTS = [
  'AUTHENTIC',
  'ALTERED',
  'SUPERSEDED',
  'TERMINATED',
  'REVOKED',
  'UNKNOWN',
] as const;
export type PaperVerdict = (typeof PAPER_VERDICTS)[number];

export type CheckWay = 'NUMBER' | 'PAGE' | 'FILE';

/** What anyone who holds a paper is told of it. */
export interface Verification {
  readonly verdict: PaperVerdict;
  /** What was issued under the number; null where nothing was. */
  readonly result: ResultRow | null;
}

/** As `result-number.ts` makes them. */
const NUMBER = /^[0-9]{4}(-[0-9A-Z]{4}){3}$/;
const NUMBER_INSIDE = /(?<![0-9A-Z-])[0-9]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}(?![0-9A-Z-])/g;
/** Papers say their number a few times; what says more of them is none of ours. */
const MOST_NUMBERS = 5;

interface VerifyPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly attempts: Identity['attempts'];
  readonly keeper: Pick<ResultKeeper, 'standing'>;
}

/** Says to anyone whether a paper is what was issued here; every answer is counted. */
export class VerifyPaper {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #attempts: Identity['attempts'];
  readonly #keeper: VerifyPorts['keeper'];

  constructor(ports: VerifyPorts) {
    this.#database = ports.database;
    this.#clock = ports.clock;
    this.#attempts = ports.attempts;
    this.#keeper = ports.keeper;
  }

  /**
   * TOO_MANY_ATTEMPTS for a network that has asked for too many numbers that are none. Whoever is known by name, as a
   * system by its signature, is not bounded: its address is null.
   */
  byNumber(number: string, way: 'NUMBER' | 'PAGE', address: string | null): Promise<Verification> {
    const check = () => this.#byNumber(number, way);
    return address === null ? check() : this.#bounded(address, check);
  }

  /** TOO_MANY_ATTEMPTS likewise. */
  byFile(content: Buffer, address: string): Promise<Verification> {
    return this.#bounded(address, () => this.#byFile(content));
  }

  async #bounded(address: string, check: () => Promise<Verification>): Promise<Verification> {
    const attempt = await this.#attempts.enterCheck(address);
    const verification = await check();
    if (verification.verdict !== 'UNKNOWN') await attempt.succeeded();
    return verification;
  }

  async #byNumber(number: string, way: 'NUMBER' | 'PAGE'): Promise<Verification> {
    const wanted = number.trim().toUpperCase();
    const result = NUMBER.test(wanted) ? await findResultByNumber(this.#database, wanted) : null;
    return this.#counted(way, { verdict: await this.#verdictOf(result), result });
  }

  async #byFile(content: Buffer): Promise<Verification> {
    const digest = createHash('sha256').update(content).digest();
    const result = await findResultByPaper(this.#database, digest);
    if (result !== null) return this.#counted('FILE', { verdict: await this.#verdictOf(result), result });
    const named = await this.#namedIn(content);
    return this.#counted('FILE', { verdict: named === null ? 'UNKNOWN' : 'ALTERED', result: named });
  }

  /** The result whose number stands in the file's own description. */
  async #namedIn(content: Buffer): Promise<ResultRow | null> {
    const numbers = new Set(content.toString('latin1').match(NUMBER_INSIDE) ?? []);
    for (const number of [...numbers].slice(0, MOST_NUMBERS)) {
      const result = await findResultByNumber(this.#database, number);
      if (result !== null) return result;
    }
    return null;
  }

  async #verdictOf(result: ResultRow | null): Promise<PaperVerdict> {
    if (result === null) return 'UNKNOWN';
    if (result.revocation !== null) return 'REVOKED';
    const standing = await this.#keeper.standing(this.#database, result.uuid);
    return standing === 'IN_FORCE' ? 'AUTHENTIC' : standing;
  }

  async #counted(way: CheckWay, verification: Verification): Promise<Verification> {
    const { verdict, result } = verification;
    const day = localDate(this.#clock.now(), CAPITAL_ZONE);
    await countCheck(this.#database, { resultId: result?.uuid ?? null, day, way, verdict });
    return verification;
  }
}
