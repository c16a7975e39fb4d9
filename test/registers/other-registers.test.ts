import { ATTEMPT_LIMITS } from '../../src/identity/index.ts';
import { staffAt, startWithAllEditions } from '../requests/any-edition.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { walked } from './walked.ts';

let server: RunningServer;
let nobody: Client;
beforeAll(async () => {
  server = await startWithAllEditions();
  nobody = server.client();
  await walked(server, [
    ['183-2015', 'PROVIDER'],
    ['57-2012', 'PROVIDER'],
    ['178-2012-1', 'PSC'],
    ['178-2012-2', 'PSC'],
  ]);
});
afterAll(() => server.stop());

describe('the register of foreign periodicals', () => {
  const query = `query ($search: String, $filter: ForeignPeriodicalsRegisterFilter) {
    foreignPeriodicalsRegister(search: $search, filter: $filter) { totalCount edges { node {
      id title position country copies region year state distributor history { type } } } } }`;
  const read = async (variables: Record<string, unknown> = {}) =>
    (
      await nobody.query<{
        foreignPeriodicalsRegister: {
          totalCount: number;
          edges: { node: { id: string; title: string; region: string; distributor: string } }[];
        };
      }>(query, variables)
    ).foreignPeriodicalsRegister;

  it('has an entry for each periodical of a certificate, for anyone', async () => {
    const { totalCount, edges } = await read();
    expect(totalCount).toBe(4);
    expect(edges.map(({ node }) => node.title)).toEqual([
      'Musterblatt',
      'Musterblatt',
      'Sample Review',
      'Sample Review',
    ]);
    expect(edges[0]?.node).toMatchObject({
      country: 'DE',
      copies: 250,
      position: 1,
      year: 2026,
      state: 'IN_FORCE',
      history: [{ type: 'REGISTERED' }],
    });
  });

  it.each([
    [{ filter: { region: '47' } }, 2],
    [{ filter: { region: '63', country: 'GB' } }, 1],
    [{ filter: { year: 2025 } }, 0],
    [{ search: 'muster', filter: { languages: ['de'] } }, 2],
    [{ search: 'мустер' }, 2],
  ])('is read by region, year, country and title: %j', async (variables, count) => {
    expect((await read(variables)).totalCount).toBe(count);
  });

  it('is exported, too', async () => {
    const text = await (
      await fetch(`${server.url}/registers/foreign-periodicals.csv?lang=ru&territory=47`)
    ).text();
    expect(text.split('\r\n')).toHaveLength(4);
    expect(text).toContain('Германия');
  });
});

describe('the register of apostilles', () => {
  const query = `query ($number: String!, $date: Date!) { apostilleRegister(number: $number, date: $date) {
    id certificateNumber registeredOn state issuedBy signedBy destinationCountry } }`;
  let number: string;
  let date: string;
  beforeAll(async () => {
    const [row] = await server.database.database.query<{ number: string; date: string }>(
      `SELECT number, registered_on::text AS date FROM register_entry WHERE register = 'APOSTILLES'`,
    );
    ({ number, date } = row ?? { number: '', date: '' });
  });

  it('answers whoever knows the number and the date of one, with what is on its face', async () => {
    const { apostilleRegister } = await nobody.query<{ apostilleRegister: { id: string } }>(query, {
      number,
      date,
    });
    expect(apostilleRegister).toMatchObject({
      certificateNumber: number,
      registeredOn: date,
      state: 'IN_FORCE',
      destinationCountry: 'DE',
    });
    expect((await nobody.ask('query ($id: ID!) { node(id: $id) { id } }', apostilleRegister)).data).toEqual({
      node: null,
    });
  });

  it('answers nothing to one alone, and nobody for long who tries', async () => {
    const ask = (given: Record<string, unknown>) => nobody.ask(query, { number, date, ...given });
    expect((await ask({ date: '2026-01-01' })).data).toEqual({ apostilleRegister: null });
    expect((await ask({ number: '2026-0000-0000-0000' })).data).toEqual({ apostilleRegister: null });
    for (let tried = 2; tried < ATTEMPT_LIMITS.checks.count; tried += 1) await ask({ date: '2026-01-01' });
    expect((await ask({})).errors?.map(({ extensions }) => extensions.code)).toEqual(['TOO_MANY_ATTEMPTS']);
  });
});

describe('the register of archival references', () => {
  const query = `query ($search: String) { archivalReferencesRegister(search: $search) { totalCount edges { node {
    id subjectName kind fact requestId certificateNumber } } } }`;
  const archive = 'INFORMATION_AND_ARCHIVES_COMMITTEE';

  it('is read by the staff of the archive', async () => {
    const clerk = await staffAt(server, archive, 'CLERK');
    const { archivalReferencesRegister } = await clerk.query<{
      archivalReferencesRegister: { edges: { node: { id: string; requestId: string } }[] };
    }>(query, { search: 'мысалова' });
    const [{ node } = { node: { id: '', requestId: '' } }] = archivalReferencesRegister.edges;
    expect(node).toMatchObject({ subjectName: 'Мысалова Айгүл Үлгіқызы', kind: 'SOCIAL_LEGAL' });
    const nodes = await clerk.query<{ entry: object; request: object }>(
      'query ($id: ID!, $request: ID!) { entry: node(id: $id) { __typename } request: node(id: $request) { __typename } }',
      { id: node.id, request: node.requestId },
    );
    expect(nodes).toEqual({
      entry: { __typename: 'ArchivalReferenceRegisterEntry' },
      request: { __typename: 'Request' },
    });
    expect((await nobody.ask('query ($id: ID!) { node(id: $id) { id } }', node)).data).toEqual({
      node: null,
    });
    const other = await staffAt(server, 'INFORMATION_COMMITTEE', 'CLERK');
    expect((await other.ask('query ($id: ID!) { node(id: $id) { id } }', node)).data).toEqual({ node: null });
  });

  it('has nothing for the staff of another provider, and is closed to everybody else', async () => {
    const other = await staffAt(server, 'INFORMATION_COMMITTEE', 'EXECUTOR');
    expect(await other.query(query, {})).toMatchObject({
      archivalReferencesRegister: { totalCount: 0, edges: [] },
    });
    expect(await nobody.refusal(query, {})).toEqual(['UNAUTHENTICATED']);
    expect(await (await server.as('APPLICANT')).refusal(query, {})).toEqual(['FORBIDDEN']);
  });

  it('has no duplicates and no end: what is told of the past is asked for anew', async () => {
    const head = await staffAt(server, archive, 'HEAD');
    const { archivalReferencesRegister } = await head.query<{
      archivalReferencesRegister: { edges: { node: { id: string } }[] };
    }>(query, {});
    const entryId = archivalReferencesRegister.edges[0]?.node.id;
    const { terminateRegisterEntry } = await head.query<{ terminateRegisterEntry: { userErrors: object[] } }>(
      `mutation ($input: RegisterActInput!) { terminateRegisterEntry(input: $input) { userErrors { code } } }`,
      { input: { entryId, basis: 'Сынақ', basisDate: '2026-10-01' } },
    );
    expect(terminateRegisterEntry.userErrors).toEqual([{ code: 'REGISTER_ENTRY_STATE' }]);
  });
});
