import pg from 'pg';
import { AccessTokens } from '../src/identity/access-token.ts';
import { systemClock } from '../src/kernel/index.ts';

/** An applicant of the bench with a session. */
export interface BenchClient {
  readonly id: string;
  readonly token: string;
}

export interface Sample {
  /** With requests of their own. */
  readonly readers: readonly BenchClient[];
  /** Without: what they submit changes no answer of the readers. */
  readonly submitters: readonly BenchClient[];
  /** Ended requests, each with the applicant it belongs to. */
  readonly requests: readonly { readonly number: string; readonly client: BenchClient }[];
}

interface PersonRow {
  readonly id: string;
  readonly iin: string;
  readonly bin: string | null;
  readonly name: string;
  readonly requests: boolean;
}

const READERS = 1_000;
const SUBMITTERS = 500;
const SESSION_HOURS = 12;

/** Whom the questions are asked by and what about, spread over the whole set. */
export async function sample(url: string, tokenKey: Uint8Array): Promise<Sample> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const people = await client.query<PersonRow>(`
      SELECT id, iin, bin, name, EXISTS (SELECT FROM request r WHERE r.applicant_id = p.id) AS requests
      FROM person p WHERE role = 'APPLICANT' ORDER BY md5(iin)`);
    const tokens = new AccessTokens(tokenKey, systemClock);
    const signIn = (row: PersonRow): Promise<BenchClient> => clientOf(tokens, row);
    const withRequests = people.rows.filter((row) => row.requests).slice(0, READERS);
    const without = people.rows.filter((row) => !row.requests).slice(0, SUBMITTERS);
    const readers = await Promise.all(withRequests.map(signIn));
    const byId = new Map(readers.map((reader) => [reader.id, reader]));
    const requests = await client.query<{ number: string; applicant: string }>(
      `SELECT number, applicant_id AS applicant FROM request
       WHERE status = 'COMPLETED' AND applicant_id = ANY ($1) ORDER BY md5(number) LIMIT 5000`,
      [[...byId.keys()]],
    );
    return {
      readers,
      submitters: await Promise.all(without.map(signIn)),
      requests: requests.rows.flatMap(({ number, applicant }) => {
        const owner = byId.get(applicant);
        return owner === undefined ? [] : [{ number, client: owner }];
      }),
    };
  } finally {
    await client.end();
  }
}

async function clientOf(tokens: AccessTokens, { id, iin, bin, name }: PersonRow): Promise<BenchClient> {
  const viewer = {
    id,
    iin,
    bin,
    name,
    role: 'APPLICANT',
    organisation: null,
    language: 'kk',
    loggedInWith: 'IIN',
  } as const;
  const expiresAt = new Date(Date.now() + SESSION_HOURS * 3_600_000);
  return { id, token: await tokens.issue({ ...viewer, sessionId: crypto.randomUUID() }, expiresAt) };
}
