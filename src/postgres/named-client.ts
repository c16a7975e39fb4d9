import { createHash } from 'node:crypto';
import pg from 'pg';

/** Names by statement text. */
const names = new Map<string, string>();
/** A prepared statement takes memory in every connection; texts vary with what clients select, so they are counted. */
const MAX_NAMES = 400;

/** Undefined once there are too many: further texts are planned each time. */
function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MAX_NAMES) return known;
  const name = createHash('md5').update(text).digest('hex');
  names.set(text, name);
  return name;
}

/** timestamptz as ISO 8601 text (sessions run in UTC): no Date is made only to be written out again. */
function isoInstant(value: string): string {
  return value.replace(' ', 'T').replace('+00', 'Z');
}

const TIMESTAMPTZ = 1184;
const DATE = 1082;

const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === TIMESTAMPTZ) return isoInstant;
    if (oid === DATE) return (value: string) => value;
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

/**
 * Parameterised statements are prepared once per connection and planned once, TypeORM's own included: half of the
 * database's cost of a small query is its plan.
 */
class NamedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(typeof config === 'object' ? { ...config, types } : config);
    /* Whoever waits for a statement learns that the connection is lost, and so does the pool. Lost just when it is handed
       from the one to the other, nobody listens, and the event would end the program. */
    this.on('error', () => undefined);
  }

  /* The overloads of pg's query are many; only the form (text, values) is changed, the rest is handed on. */
  override query(...args: unknown[]): never {
    const [text, values] = args;
    const name = typeof text === 'string' && Array.isArray(values) ? statementName(text) : undefined;
    if (name !== undefined) args[0] = { name, text };
    return Reflect.apply(super.query, this, args) as never;
  }
}

/** What TypeORM takes as its driver: pg, with pools of named clients. */
export const namedDriver = {
  ...pg,
  Pool: class extends pg.Pool {
    constructor(config?: pg.PoolConfig) {
      super({ ...config, Client: NamedClient });
    }
  },
};
