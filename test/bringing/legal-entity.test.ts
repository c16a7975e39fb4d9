import {
  INDIVIDUAL_WITHOUT_ACCOUNT,
  LEGAL_ENTITY_WITHOUT_ACCOUNT,
} from '../../src/sandbox/registries/invented-records.ts';
import { bytesOf, challengeOf, sendSigned } from '../identity/certificate-holder.ts';
import { startWithAllEditions } from '../requests/any-edition.ts';
import { signedBy } from '../requests/keys.ts';
import { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { rsaKey } from '../support/signatures.ts';
import { Bank, periodicalsOf, standingOf } from './bank.ts';

let server: RunningServer;
let bank: Bank;
beforeAll(async () => {
  server = await startWithAllEditions();
  bank = new Bank(server);
});
afterAll(() => server.stop());

const HEAD = { iin: INDIVIDUAL_WITHOUT_ACCOUNT.iin, name: 'Сынақова Зәуре Үлгіқызы' };

it('a request for a legal entity is brought for its head, who is new, in the name that its registry has', async () => {
  const { bin, name } = LEGAL_ENTITY_WITHOUT_ACCOUNT;
  const { id, document } = await bank.prepared(periodicalsOf({ ...HEAD, bin }));
  const identity = await server.sandbox.authority.certify({
    ...{ surname: 'Сынақова', givenName: 'Зәуре', iin: HEAD.iin, template: 'HEAD', key: rsaKey() },
    organisation: { name, bin },
  });
  const signature = signedBy(identity, document?.content ?? Buffer.alloc(0));
  expect(standingOf(await bank.submit(id, document?.id ?? '', signature))).toMatchObject({ status: 'SENT' });

  const challenge = await challengeOf(server);
  const login = { challenge, signature: signedBy(identity, bytesOf(challenge)) };
  const { session } = await sendSigned(server, login);
  expect(session?.viewer).toMatchObject({ iin: HEAD.iin, bin, role: 'APPLICANT' });
  const head = new Client(server.url);
  head.token = session?.accessToken;
  const { node } = await head.query<{ node: object }>(
    'query ($id: ID!) { node(id: $id) { ... on Request { applicant { iin bin name } } } }',
    { id },
  );
  const full = '«Үлгі-Баспа» жауапкершілігі шектеулі серіктестігі';
  expect(node).toEqual({ applicant: { iin: HEAD.iin, bin, name: full } });
});

it('whoever was entered so logs in with no password, and cannot take the account by registering', async () => {
  const { login } = await server
    .client()
    .query<{ login: { userErrors: { code: string }[] } }>(
      'mutation ($input: LoginInput!) { login(input: $input) { session { accessToken } userErrors { code } } }',
      { input: { login: HEAD.iin, password: 'Applicant-Mysal-2026' } },
    );
  expect(login.userErrors.map(({ code }) => code)).toEqual(['LOGIN_FAILED']);
  const { register } = await server
    .client()
    .query<{ register: { userErrors: { code: string }[] } }>(
      'mutation ($input: RegisterInput!) { register(input: $input) { session { accessToken } userErrors { code } } }',
      { input: { ...HEAD, password: 'Applicant-Mysal-2026' } },
    );
  expect(register.userErrors.map(({ code }) => code)).toEqual(['IIN_TAKEN']);
});

it('a request for a legal entity is its account’s, and signed with its certificate', async () => {
  const person = server.people.find(({ role, bin }) => role === 'APPLICANT' && bin !== null);
  if (person === undefined || person.bin === null) throw new Error('nobody is head of anything');
  const { iin, name, bin } = person;
  const { id, document } = await bank.prepared(periodicalsOf({ iin, name, bin }));
  const head = await server.client().logIn(person);
  const signed = head.sign(document?.content ?? Buffer.alloc(0));
  expect(standingOf(await bank.submit(id, document?.id ?? '', signed))).toMatchObject({ status: 'SENT' });
});
