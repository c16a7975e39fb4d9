import type { RevocationReason } from '../../src/sandbox/certification-authority/crl-builder.ts';
import { InMemoryRevocationLists, RevocationJudge, SignatureJudge } from '../../src/signatures/index.ts';
import {
  CONTENT,
  DAY_MS,
  HOUR_MS,
  messageOf,
  NOW,
  outcome,
  rsaKey,
  signatureWorld,
} from '../support/signatures.ts';

const at = (ms: number) => new Date(NOW.getTime() + ms);

describe('a revoked certificate', () => {
  it.each<[RevocationReason, string]>([
    ['superseded', 'REVOKED'],
    ['keyCompromise', 'REVOKED'],
    ['certificateHold', 'ON_HOLD'],
  ])('%s: %s', async (reason, code) => {
    const world = await signatureWorld();
    const cms = messageOf(world.applicant);
    expect(outcome(await world.judge(cms))).toBe('VALID');
    world.authority.revoke(world.applicant.serial, reason);
    await world.refreshLists();
    expect(outcome(await world.judge(cms))).toBe(code);
    expect(outcome(await world.judge(messageOf(await world.issue())))).toBe('VALID');
  });

  it('is good again when a hold is ended, and only then', async () => {
    const world = await signatureWorld();
    const other = await world.issue();
    world.authority.revoke(world.applicant.serial, 'certificateHold');
    world.authority.revoke(other.serial, 'superseded');
    world.authority.release(world.applicant.serial);
    world.authority.release(other.serial);
    await world.refreshLists();
    expect(outcome(await world.judge(messageOf(world.applicant)))).toBe('VALID');
    expect(outcome(await world.judge(messageOf(other)))).toBe('REVOKED');
  });

  it.each<[RevocationReason, string]>([
    ['superseded', 'VALID'],
    ['cessationOfOperation', 'VALID'],
    ['keyCompromise', 'REVOKED'],
    ['certificateHold', 'ON_HOLD'],
    ['unspecified', 'REVOKED'],
  ])('%s after the signature was made: %s', async (reason, code) => {
    const world = await signatureWorld();
    world.clock.time += HOUR_MS;
    world.authority.revoke(world.applicant.serial, reason);
    await world.refreshLists();
    expect(outcome(await world.judge(messageOf(world.applicant), { at: NOW }))).toBe(code);
  });
});

describe('without a fresh list nothing is valid', () => {
  it('no list: INDETERMINATE, to be judged again', async () => {
    const world = await signatureWorld();
    const empty = new InMemoryRevocationLists({ trust: world.trust, clock: world.clock });
    const verifier = new SignatureJudge({
      trust: world.trust,
      revocation: new RevocationJudge({ lists: empty }),
    });
    const cms = messageOf(world.applicant);
    const verdict = await verifier.verify({ signature: cms, content: CONTENT, at: NOW });
    expect(verdict).toEqual({ state: 'INDETERMINATE', code: 'CRL_MISSING', retryAfterSeconds: 60 });
    await empty.install(world.authority.crlDer());
    expect(outcome(await verifier.verify({ signature: cms, content: CONTENT, at: NOW }))).toBe('CRL_MISSING');
    await empty.install(world.authority.rootCrlDer());
    expect(outcome(await verifier.verify({ signature: cms, content: CONTENT, at: NOW }))).toBe('VALID');
  });

  it('a list past its end: INDETERMINATE until the next one', async () => {
    const world = await signatureWorld();
    const cms = messageOf(world.applicant);
    world.clock.time += DAY_MS + 1000;
    const input = { at: world.clock.now(), profile: 'ARCHIVE' } as const;
    expect(outcome(await world.judge(cms, input))).toBe('CRL_STALE');
    await world.refreshLists();
    expect(outcome(await world.judge(cms, input))).toBe('VALID');
  });

  it('a stale list still tells of a revocation', async () => {
    const world = await signatureWorld();
    world.authority.revoke(world.applicant.serial, 'superseded');
    await world.refreshLists();
    expect(
      outcome(await world.judge(messageOf(world.applicant), { at: at(2 * DAY_MS), profile: 'ARCHIVE' })),
    ).toBe('REVOKED');
  });

  it('whatever else speaks against the signature is said at once', async () => {
    const world = await signatureWorld();
    const input = { at: at(2 * DAY_MS), expectedIin: '990101300102', profile: 'ARCHIVE' } as const;
    expect(outcome(await world.judge(messageOf(world.applicant), input))).toBe('IIN_MISMATCH');
    const forged = messageOf({ key: rsaKey(), certificate: world.applicant.certificate });
    expect(outcome(await world.judge(forged, { at: at(2 * DAY_MS), profile: 'ARCHIVE' }))).toBe(
      'BAD_SIGNATURE',
    );
  });
});
