import 'reflect-metadata';
import { SignJWT, UnsecuredJWT } from 'jose';
import { bearerTokenOf, createIdentity, type SessionGrant } from '../../src/identity/index.ts';
import {
  AUDIENCE,
  applicant,
  CALLER,
  createIdentityFixture,
  type IdentityFixture,
  IIN,
  MINUTE,
  NO_CERTIFICATES,
  refusalsOf,
} from './identity-fixture.ts';

let fixture: IdentityFixture;
let grant: SessionGrant;
beforeAll(async () => {
  fixture = await createIdentityFixture();
  grant = await fixture.identity.registerPerson.run(applicant(IIN.first), CALLER);
});
afterAll(() => fixture.drop());

const claims = () => ({
  sub: grant.viewer.id,
  sid: grant.viewer.sessionId,
  name: 'Айгүл',
  iin: IIN.first,
  bin: null,
  role: 'ADMINISTRATOR',
  org: null,
  lang: 'kk',
  login: 'IIN',
  iss: 'qyzmet',
  aud: 'qyzmet-api',
  iat: fixture.clock.now().getTime() / 1000,
  exp: fixture.clock.now().getTime() / 1000 + 60,
});
const without = (name: string) =>
  Object.fromEntries(Object.entries(claims()).filter(([claim]) => claim !== name));
const sign = (payload: object, { alg = 'HS256', typ = 'at+jwt', key = fixture.tokenKey } = {}) =>
  new SignJWT({ ...payload }).setProtectedHeader({ alg, typ }).sign(key);
const refusals = async (token: string | Promise<string>) => {
  const awaited = await token;
  return refusalsOf(() => fixture.identity.authenticate(awaited));
};

it('says all of the viewer, and no query is needed', async () => {
  const { database: _, ...rest } = fixture;
  expect(await rest.identity.authenticate(grant.accessToken)).toEqual(grant.viewer);
  const [, payload = ''] = grant.accessToken.split('.');
  const decoded = JSON.parse(Buffer.from(payload, 'base64url').toString());
  expect(Object.keys(decoded).sort()).toEqual(Object.keys(claims()).sort());
});

it('the claims that the refusals below are made from would be taken', async () => {
  expect((await fixture.identity.authenticate(await sign(claims())))?.role).toBe('ADMINISTRATOR');
});

it('a token from before it was told what one logs in with is of somebody who came with an IIN', async () => {
  expect((await fixture.identity.authenticate(await sign(without('login'))))?.loggedInWith).toBe('IIN');
});

it('no token is nobody', async () => {
  expect(await fixture.identity.authenticate(null)).toBeNull();
});

it.each<[string, () => string | Promise<string>]>([
  ['text that is no token', () => 'abc'],
  ['an empty one', () => ''],
  ['another key', () => sign(claims(), { key: new Uint8Array(32).fill(8) })],
  ['another algorithm', () => sign(claims(), { alg: 'HS512', key: new Uint8Array(64).fill(7) })],
  ['no signature at all', () => new UnsecuredJWT(claims()).encode()],
  ['another audience', () => sign({ ...claims(), aud: 'files' })],
  ['another issuer', () => sign({ ...claims(), iss: 'elsewhere' })],
  ['another kind of token', () => sign(claims(), { typ: 'JWT' })],
  ['no expiry', () => sign(without('exp'))],
  ['no session', () => sign(without('sid'))],
  ['a way of logging in that does not exist', () => sign({ ...claims(), login: 'PASSPORT' })],
  ['a role that does not exist', () => sign({ ...claims(), role: 'MINISTER' })],
  [
    'a changed payload',
    () => {
      const [header, , signature] = grant.accessToken.split('.');
      return `${header}.${Buffer.from(JSON.stringify(claims())).toString('base64url')}.${signature}`;
    },
  ],
])('refuses %s', async (_, token) => {
  expect(await refusals(token())).toEqual(['UNAUTHENTICATED']);
});

it('is good for fifteen minutes to the second, seen before or not', async () => {
  const fresh = fixture.node();
  expect(grant.expiresAt.getTime()).toBe(fixture.clock.now().getTime() + 15 * MINUTE);
  fixture.clock.advance(15 * MINUTE - 1000);
  expect(await refusals(grant.accessToken)).toEqual([]);
  fixture.clock.advance(1000);
  expect(await refusals(grant.accessToken)).toEqual(['TOKEN_EXPIRED']);
  expect(await refusals(grant.accessToken)).toEqual(['TOKEN_EXPIRED']);
  expect(await refusalsOf(() => fresh.authenticate(grant.accessToken))).toEqual(['TOKEN_EXPIRED']);
});

it('a key shorter than the hash is turned down when the program starts', () => {
  const { database, url, clock } = fixture;
  const settings = {
    database,
    databaseUrl: url,
    clock,
    certificates: NO_CERTIFICATES,
    audience: AUDIENCE,
    report: () => undefined,
  };
  expect(() => createIdentity({ ...settings, tokenKey: new Uint8Array(31) })).toThrow(/token key/);
});

it.each([
  ['Bearer abc.def-1_2', 'abc.def-1_2'],
  ['bearer abc', 'abc'],
  ['Basic abc', null],
  ['Bearer', null],
  ['Bearer a b', null],
  [undefined, null],
])('the header %p carries %p', (header, token) => {
  expect(bearerTokenOf(header)).toBe(token);
});
