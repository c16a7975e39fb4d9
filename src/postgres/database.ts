import type { Pool } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/** Runs one statement; rows come as plain objects keyed by column. */
export interface Queryable {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** One transaction: what is written through it is all there after it, or none of it. */
export interface Transaction extends Queryable {
  readonly manager: EntityManager;
  /** Runs once the transaction is committed; not when it is rolled back. */
  afterCommit(action: () => void): void;
}

/** The application's door to PostgreSQL: statements outside a transaction, and transactions. */
export class Database implements Queryable {
  readonly #dataSource: DataSource;
  /** TypeORM's own pool: a single statement needs nothing else of TypeORM. */
  readonly #pool: Pick<Pool, 'query'>;

  constructor(dataSource: DataSource) {
    if (!(dataSource.driver instanceof PostgresDriver)) throw new Error('not a PostgreSQL data source');
    this.#dataSource = dataSource;
    this.#pool = dataSource.driver.master;
  }

  async query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.#pool.query<Row>(text, [...values]);
    return rows;
  }

  async transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const actions: (() => void)[] = [];
    const result = await this.#dataSource.transaction((manager) =>
      work({
        manager,
        query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
          rowsOf<Row>(await manager.query(text, [...values])),
        afterCommit: (action) => actions.push(action),
      }),
    );
    for (const action of actions) action();
    return result;
  }
}

/** TypeORM answers UPDATE and DELETE with `[rows, count]`, everything else with the rows. */
function rowsOf<Row extends object>(answer: unknown): Row[] {
  if (!Array.isArray(answer)) return [];
  const [first, second] = answer as unknown[];
  if (answer.length === 2 && Array.isArray(first) && typeof second === 'number') return first as Row[];
  return answer as Row[];
}
