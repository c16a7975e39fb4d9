import { join } from 'node:path';
import 'reflect-metadata';
import { type GraphQLSchema, graphql } from 'graphql';
import { buildSchema } from 'type-graphql';
import { bindFields, loadTexts, type Texts } from '../../src/graphql/index.ts';
import { IdentityResolver, type Viewer, type ViewerContext, viewerNode } from '../../src/identity/index.ts';
import { projectRoot } from '../../src/kernel/index.ts';
import {
  applicant,
  CALLER,
  COMMITTEE,
  createIdentityFixture,
  type IdentityFixture,
  IIN,
  PASSWORD,
} from './identity-fixture.ts';

let fixture: IdentityFixture;
let schema: GraphQLSchema;
let texts: Texts;
beforeAll(async () => {
  fixture = await createIdentityFixture();
  texts = await loadTexts(join(projectRoot, 'locales'));
  schema = bindFields(
    await buildSchema({
      resolvers: [IdentityResolver],
      container: { get: (type) => fixture.identity.resolvers.find((one) => one.constructor === type) },
      validate: false,
    }),
  );
});
afterAll(() => fixture.drop());

const SESSION = `session { accessToken refreshToken expiresAt viewer { id name iin bin role language } }
  userErrors { code path }`;

async function ask(
  source: string,
  variableValues: Record<string, unknown> = {},
  viewer: Viewer | null = null,
) {
  const contextValue: ViewerContext = { ...CALLER, texts, callId: 'test', viewer };
  const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
  const plain: unknown = JSON.parse(JSON.stringify(data ?? null));
  return { data: plain, errors: (errors ?? []).map((error) => error.originalError ?? error) };
}

const register = (input: object) =>
  ask(`mutation ($input: RegisterInput!) { register(input: $input) { ${SESSION} } }`, { input });
const login = (input: object) =>
  ask(`mutation ($input: LoginInput!) { login(input: $input) { ${SESSION} } }`, { input });

it('register, login, refreshSession and logout answer in the contract’s shape', async () => {
  const session = {
    accessToken: expect.any(String),
    refreshToken: expect.any(String),
    expiresAt: '2026-11-22T09:15:00.000Z',
    viewer: {
      id: expect.stringMatching(/^per_[0-9a-f-]{36}$/),
      name: 'Сейітова Айгүл Маратқызы',
      iin: IIN.first,
      bin: null,
      role: 'APPLICANT',
      language: 'RU',
    },
  };
  const done = { session, userErrors: [] };
  expect(await register(applicant(IIN.first, { language: 'RU' }))).toEqual({
    data: { register: done },
    errors: [],
  });
  expect(await login({ login: IIN.first, password: PASSWORD })).toEqual({
    data: { login: done },
    errors: [],
  });
  const grant = await fixture.identity.logIn.run({ login: IIN.first, password: PASSWORD }, '192.0.2.9');
  const refreshed = await ask(
    `mutation ($token: String!) { refreshSession(refreshToken: $token) { ${SESSION} } }`,
    { token: grant.refreshToken },
  );
  expect(refreshed).toEqual({ data: { refreshSession: done }, errors: [] });
  expect(await ask('mutation { logout }', {}, grant.viewer)).toEqual({ data: { logout: true }, errors: [] });
});

it('faults of the input are user errors with the field they are about', async () => {
  expect(await register(applicant(IIN.second, { name: '', password: 'short' }))).toEqual({
    data: {
      register: {
        session: null,
        userErrors: [
          { code: 'NAME_REQUIRED', path: ['input', 'name'] },
          { code: 'PASSWORD_TOO_SHORT', path: ['input', 'password'] },
        ],
      },
    },
    errors: [],
  });
  const failed = { session: null, userErrors: [{ code: 'LOGIN_FAILED', path: null }] };
  expect(await login({ login: IIN.second, password: PASSWORD })).toEqual({
    data: { login: failed },
    errors: [],
  });
});

it('a role is nothing that registration takes', async () => {
  const { data, errors } = await register(applicant(IIN.second, { role: 'HEAD' }));
  expect(data).toBeNull();
  expect(errors[0]?.message).toContain('"role" is not defined by type "RegisterInput"');
});

it('a wrong check digit is refused by the scalar', async () => {
  const { errors } = await register(applicant('900101400014'));
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', reason: 'INVALID_IIN' } }]);
});

it('logout without a session is a GraphQL error', async () => {
  expect((await ask('mutation { logout }')).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
});

it('viewer is null without a session; the organisation of staff is named in the language asked for', async () => {
  expect((await ask('{ viewer { id } }')).data).toEqual({ viewer: null });
  const person = await fixture.identity.createStaffMember.run({
    ...applicant(IIN.third),
    role: 'HEAD',
    organisation: COMMITTEE,
    language: 'kk',
  });
  const { data } = await ask(
    '{ viewer { role kk: organisation ru: organisation(lang: RU) } }',
    {},
    { ...person, sessionId: '0190f3c2-0000-7000-8000-000000000000', loggedInWith: 'IIN' },
  );
  expect(data).toEqual({
    viewer: {
      role: 'HEAD',
      kk: expect.stringContaining('Ақпарат және мұрағат комитеті'),
      ru: expect.stringContaining('Комитет информации и архивов'),
    },
  });
});

it('every root field says who may call it', () => {
  const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.values(type?.getFields() ?? {}).map((field) => [field.name, field.extensions.access]),
  );
  expect(Object.fromEntries(roots)).toEqual({
    viewer: 'PUBLIC',
    register: 'PUBLIC',
    login: 'PUBLIC',
    loginChallenge: 'PUBLIC',
    loginWithCertificate: 'PUBLIC',
    refreshSession: 'PUBLIC',
    logout: 'SIGNED_IN',
  });
});

it('a person’s id finds the caller, and nobody else', async () => {
  const { viewer } = await fixture.identity.logIn.run({ login: IIN.first, password: PASSWORD }, '192.0.2.9');
  expect(viewerNode(viewer, `per_${viewer.id}`)).toEqual(viewer);
  expect(viewerNode(viewer, 'per_0190f3c2-0000-7000-8000-000000000000')).toBeNull();
  expect(viewerNode(viewer, viewer.id)).toBeNull();
  expect(viewerNode(null, `per_${viewer.id}`)).toBeNull();
});
