import { boolean, integer } from '../../src/asn1/der-writer.ts';
import { extension } from '../../src/sandbox/certification-authority/certificate-builder.ts';
import type { CrlEntry } from '../../src/sandbox/certification-authority/crl-builder.ts';
import { listWorld } from '../support/revocation-lists.ts';
import { DAY_MS, HOUR_MS, NOW, rsaKey } from '../support/signatures.ts';

const at = (ms: number) => new Date(NOW.getTime() + ms);
const entry = (serial: string, reason: CrlEntry['reason']): CrlEntry => ({ serial, at: NOW, reason });

/** An authority whose full list number 7 names 4A as on hold and 4B as superseded. */
async function withBase() {
  const world = listWorld();
  const base = world.crl({ revoked: [entry('4A', 'certificateHold'), entry('4B', 'superseded')] });
  expect(await world.lists.install(base)).toBe('INSTALLED');
  const current = () => world.lists.current(world.root);
  const reasonOf = (serial: string) => current()?.find(Buffer.from(serial, 'hex'))?.reason ?? null;
  return { ...world, base, current, reasonOf };
}

describe('a delta completes the full list', () => {
  it('with what was revoked since, for another reason, and no longer', async () => {
    const { lists, crl, reasonOf } = await withBase();
    const revoked = [
      entry('4C', 'keyCompromise'),
      entry('4B', 'keyCompromise'),
      entry('4A', 'removeFromCRL'),
    ];
    expect(await lists.install(crl({ number: 9, deltaOf: 7, revoked }))).toBe('INSTALLED');
    expect(['4A', '4B', '4C', '4D'].map(reasonOf)).toEqual([null, 1, 1, null]);
  });

  it('and the two tell until the later of their ends', async () => {
    const { lists, crl, current } = await withBase();
    await lists.install(crl({ number: 8, deltaOf: 7, nextUpdate: at(HOUR_MS) }));
    expect(current()?.nextUpdate).toBe(at(DAY_MS).getTime());
    await lists.install(crl({ number: 9, deltaOf: 7, nextUpdate: at(2 * DAY_MS) }));
    expect(current()?.nextUpdate).toBe(at(2 * DAY_MS).getTime());
  });

  it('goes from the full list that is newer than it, and stays on one that is not', async () => {
    const { lists, crl, reasonOf, current } = await withBase();
    await lists.install(crl({ number: 9, deltaOf: 7, revoked: [entry('4C', 'superseded')] }));
    await lists.install(crl({ number: 8, revoked: [] }));
    expect([reasonOf('4A'), reasonOf('4C'), current()?.delta?.number]).toEqual([null, 4, 9n]);
    await lists.install(crl({ number: 9, thisUpdate: at(1000), revoked: [] }));
    expect([reasonOf('4C'), current()?.delta]).toEqual([null, undefined]);
  });
});

describe('a delta is refused', () => {
  it.each<[string, Parameters<ReturnType<typeof listWorld>['crl']>[0], string]>([
    ['to a full list newer than the one held', { number: 9, deltaOf: 8 }, 'DELTA_WITHOUT_BASE'],
    ['that the full list has overtaken', { number: 6, deltaOf: 5 }, 'DELTA_BELOW_BASE'],
    ['of the full list’s own number', { number: 7, deltaOf: 5 }, 'DELTA_BELOW_BASE'],
    [
      'of tomorrow',
      { number: 8, deltaOf: 7, thisUpdate: at(DAY_MS), nextUpdate: at(2 * DAY_MS) },
      'FROM_THE_FUTURE',
    ],
    [
      'with a critical extension not understood',
      { number: 8, deltaOf: 7, otherExtensions: [extension('1.2.3.4', boolean(true), true)] },
      'MALFORMED',
    ],
    [
      'whose base is below zero',
      { number: 8, otherExtensions: [extension('2.5.29.27', Buffer.of(2, 1, 0x80), true)] },
      'MALFORMED',
    ],
    [
      'with two bases',
      { number: 8, deltaOf: 7, otherExtensions: [extension('2.5.29.27', integer(1), true)] },
      'MALFORMED',
    ],
  ])('%s', async (_, change, expected) => {
    const { lists, crl, current } = await withBase();
    expect(await lists.install(crl(change))).toBe(expected);
    expect(current()?.delta).toBeUndefined();
  });

  it('before any full list', async () => {
    const { lists, crl } = listWorld();
    expect(await lists.install(crl({ number: 9, deltaOf: 7 }))).toBe('DELTA_WITHOUT_BASE');
    expect(lists.all).toEqual([]);
  });

  it('of another authority', async () => {
    const { lists, crl, issuer } = await withBase();
    const forged = { number: 9, deltaOf: 7 };
    expect(await lists.install(crl(forged, { ...issuer, key: rsaKey() }))).toBe('BAD_SIGNATURE');
    expect(await lists.install(crl(forged, { ...issuer, subject: [['CN', 'OTHER']] }))).toBe(
      'UNKNOWN_ISSUER',
    );
  });

  it('older than the one held; the same again changes nothing', async () => {
    const { lists, crl, reasonOf } = await withBase();
    const newer = crl({ number: 10, deltaOf: 7, revoked: [entry('4C', 'superseded')] });
    await lists.install(newer);
    expect(await lists.install(crl({ number: 9, deltaOf: 7 }))).toBe('OLDER_THAN_CURRENT');
    expect(await lists.install(newer)).toBe('UNCHANGED');
    expect(reasonOf('4C')).toBe(4);
  });
});

it('a full list that takes a certificate off is none', async () => {
  const { lists, crl } = listWorld();
  expect(await lists.install(crl({ revoked: [entry('4A', 'removeFromCRL')] }))).toBe('MALFORMED');
});
