import 'reflect-metadata';
import { once } from 'node:events';
import pg from 'pg';
import type { Identity } from '../../src/identity/index.ts';
import {
  applicant,
  CALLER,
  createIdentityFixture,
  type IdentityFixture,
  IIN,
  MINUTE,
  PASSWORD,
  refusalsOf,
} from './identity-fixture.ts';

let fixture: IdentityFixture;
let other: Identity;
beforeAll(async () => {
  fixture = await createIdentityFixture();
  await fixture.identity.registerPerson.run(applicant(IIN.first), CALLER);
  other = fixture.node();
  await other.registry.start();
});
afterAll(async () => {
  await other.registry.stop();
  await fixture.drop();
});

const logIn = () =>
  fixture.identity.logIn.run({ login: IIN.first, password: PASSWORD }, CALLER.clientAddress);

const endOf = (node: Identity, sessionId: string) =>
  new Promise<void>((resolve) => node.registry.onEnded(sessionId, resolve));

it('a logout on one node reaches the other without a query', async () => {
  const { accessToken, viewer } = await logIn();
  expect(await other.authenticate(accessToken)).toEqual(viewer);
  const ended = endOf(other, viewer.sessionId);
  await fixture.identity.logOut.run(viewer);
  await ended;
  expect(await refusalsOf(() => other.authenticate(accessToken))).toEqual(['SESSION_ENDED']);
});

it('a reused refresh token ends the session on the other node too', async () => {
  const grant = await logIn();
  const ended = endOf(other, grant.viewer.sessionId);
  await fixture.identity.refreshSession.run(grant.refreshToken);
  await refusalsOf(() => fixture.identity.refreshSession.run(grant.refreshToken));
  await ended;
  expect(other.registry.hasEnded(grant.viewer.sessionId)).toBe(true);
});

it('a node that heard nothing knows it from the next reading', async () => {
  const deaf = fixture.node();
  const { accessToken, viewer } = await logIn();
  await fixture.identity.logOut.run(viewer);
  expect(await deaf.authenticate(accessToken)).toEqual(viewer);
  await deaf.registry.refresh();
  expect(await refusalsOf(() => deaf.authenticate(accessToken))).toEqual(['SESSION_ENDED']);
});

it('a node that starts knows what ended before', async () => {
  const { viewer } = await logIn();
  await fixture.identity.logOut.run(viewer);
  const late = fixture.node();
  await late.registry.start();
  await late.registry.stop();
  expect(late.registry.hasEnded(viewer.sessionId)).toBe(true);
});

it('an ended session is held as long as its tokens are good, and then forgotten', async () => {
  const { accessToken, viewer } = await logIn();
  await fixture.identity.logOut.run(viewer);
  fixture.clock.advance(15 * MINUTE - 1000);
  await fixture.identity.registry.refresh();
  expect(await refusalsOf(() => fixture.identity.authenticate(accessToken))).toEqual(['SESSION_ENDED']);
  fixture.clock.advance(2 * MINUTE);
  await fixture.identity.registry.refresh();
  expect(fixture.identity.registry.hasEnded(viewer.sessionId)).toBe(false);
  expect(await refusalsOf(() => fixture.identity.authenticate(accessToken))).toEqual(['TOKEN_EXPIRED']);
});

it('whoever waits for the end is told once, at once where it is over, and not after taking the listener off', async () => {
  const { viewer } = await logIn();
  const calls: string[] = [];
  const { registry } = fixture.identity;
  registry.onEnded(viewer.sessionId, () => calls.push('waiting'));
  registry.onEnded(viewer.sessionId, () => calls.push('gone'))();
  await fixture.identity.logOut.run(viewer);
  await registry.refresh();
  registry.onEnded(viewer.sessionId, () => calls.push('late'));
  expect(calls).toEqual(['waiting', 'late']);
});

it('a lost connection is reported and made anew', async () => {
  const reported = once(fixture.faults, 'fault');
  const client = new pg.Client(fixture.url);
  await client.connect();
  await client.query(`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'qyzmet session_ended' AND datname = current_database()`);
  await client.end();
  await reported;
  const { viewer } = await logIn();
  const ended = endOf(other, viewer.sessionId);
  await fixture.identity.logOut.run(viewer);
  await ended;
});
