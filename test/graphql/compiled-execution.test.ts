import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft } from '../support/story.ts';

let server: RunningServer;
let applicant: Client;
let id: string;
beforeAll(async () => {
  server = await startServer();
  applicant = await server.as('APPLICANT');
  id = (await draft(applicant)).id;
});
afterAll(() => server.stop());

/** A query is compiled when it is asked the third time: the first answer is graphql-js's own. */
async function firstAndCompiled(query: string, variables: Record<string, unknown> = {}) {
  const answers = [];
  for (let round = 0; round < 4; round += 1) answers.push(await applicant.ask(query, variables));
  return answers;
}

const FRAGMENT = 'fragment Parts on Request { id status steps { state definition { key } } }';

test.each<[string, string, Record<string, unknown>?]>([
  [
    'fields, aliases and arguments',
    '{ a: myRequests(first: 2) { edges { node { id ru: statusText(lang: RU) kk: statusText } } totalCount } }',
  ],
  [
    'fragments',
    `query ($id: ID!) { node(id: $id) { ...Parts ... on Request { version } } } ${FRAGMENT}`,
    { id: 'REQUEST' },
  ],
  [
    '@skip and @include',
    'query ($yes: Boolean!, $no: Boolean!) { services { code @include(if: $yes) name @skip(if: $yes) } viewer { name @include(if: $no) iin } }',
    { yes: true, no: false },
  ],
  [
    'defaults of variables',
    'query ($first: Int = 1) { myRequests(first: $first) { edges { cursor } pageInfo { hasNextPage } } }',
  ],
  [
    'unions and __typename',
    'query ($id: ID!) { node(id: $id) { __typename ... on Request { application { __typename ... on MediaRegistration { title languages } } } } }',
    { id: 'REQUEST' },
  ],
  [
    'two pages of one history',
    'query ($id: ID!) { node(id: $id) { ... on Request { a: history(first: 1) { totalCount edges { node { status } } } b: history(first: 2) { edges { cursor } } } } }',
    { id: 'REQUEST' },
  ],
  [
    'null where there is nothing',
    '{ request(number: "20260000000009") { id } service(code: APOSTILLE) { currentRegulation { key } } }',
  ],
  [
    'lists of lists of the catalogue',
    '{ regulation(key: "178-2012-3") { tables { actions { number timeLimit { min max } next { to when } } } form { jsonSchema(lang: RU) } } }',
  ],
])('a compiled query answers as graphql-js does: %s', async (_what, query, variables = {}) => {
  const given = 'id' in variables ? { ...variables, id } : variables;
  const [first, ...others] = await firstAndCompiled(query, given);
  expect(first?.errors).toBeUndefined();
  for (const other of others) expect(other).toEqual(first);
});

test.each<[string, string, Record<string, unknown>, string]>([
  [
    'a variable of the wrong type',
    'query ($first: Int) { myRequests(first: $first) { totalCount } }',
    { first: 'many' },
    'BAD_USER_INPUT',
  ],
  [
    'a page that is too long',
    'query ($first: Int) { myRequests(first: $first) { totalCount } }',
    { first: 1000 },
    'PAGE_SIZE',
  ],
  [
    'a field that throws',
    '{ regulation(key: "178-2012-3") { fee { amount(on: "2090-01-01") } } }',
    {},
    'MCI_UNKNOWN',
  ],
  ['a missing variable', 'query ($id: ID!) { node(id: $id) { id } }', {}, 'BAD_USER_INPUT'],
])('a compiled query fails as graphql-js does: %s', async (_what, query, variables, code) => {
  const [first, ...others] = await firstAndCompiled(query, variables);
  expect(first?.errors?.map((error) => error.extensions.code)).toEqual([code]);
  for (const other of others) expect(other).toEqual(first);
});
