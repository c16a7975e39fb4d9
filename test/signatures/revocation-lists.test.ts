import { bitString, boolean, element, integer, sequence, time } from '../../src/asn1/der-writer.ts';
import { extension } from '../../src/sandbox/certification-authority/certificate-builder.ts';
import { encodeName } from '../../src/sandbox/certification-authority/name-builder.ts';
import { parseRevocationList } from '../../src/signatures/revocation/crl.ts';
import { listWorld } from '../support/revocation-lists.ts';
import { DAY_MS, HOUR_MS, NOW, rsaKey } from '../support/signatures.ts';

const at = (ms: number) => new Date(NOW.getTime() + ms);

describe('installing a list', () => {
  const { lists, crl, issuer } = listWorld();
  const stranger = { ...issuer, key: rsaKey() };
  const critical = (id: string, value: Buffer) => ({ otherExtensions: [extension(id, value, true)] });

  it.each<[string, () => Buffer, string]>([
    ['signed by another key under the authority’s name', () => crl({}, stranger), 'BAD_SIGNATURE'],
    [
      'of an authority not pinned',
      () => crl({}, { ...issuer, subject: [['CN', 'OTHER']] }),
      'UNKNOWN_ISSUER',
    ],
    [
      'of another key of that name',
      () => crl({}, { ...stranger, keyId: Buffer.alloc(20) }),
      'UNKNOWN_ISSUER',
    ],
    ['signed with SHA-1', () => crl({ digest: 'SHA1' }), 'BAD_SIGNATURE'],
    ['of tomorrow', () => crl({ thisUpdate: at(DAY_MS), nextUpdate: at(2 * DAY_MS) }), 'FROM_THE_FUTURE'],
    ['that ends before it begins', () => crl({ nextUpdate: at(-1000) }), 'MALFORMED'],
    ['indirect', () => crl(critical('2.5.29.28', sequence(element(0x84, Buffer.of(0xff))))), 'MALFORMED'],
    [
      'for users’ certificates alone',
      () => crl(critical('2.5.29.28', sequence(element(0x81, Buffer.of(0xff))))),
      'MALFORMED',
    ],
    ['with an unknown critical extension', () => crl(critical('1.2.3.4', boolean(true))), 'MALFORMED'],
    ['cut short', () => crl().subarray(0, -1), 'MALFORMED'],
    ['with a byte behind', () => Buffer.concat([crl(), Buffer.of(0)]), 'MALFORMED'],
    ['an error page', () => Buffer.from('<html>'), 'MALFORMED'],
    ['good', () => crl(), 'INSTALLED'],
    ['the same again', () => crl(), 'UNCHANGED'],
    ['with a lower number', () => crl({ number: 6, thisUpdate: at(60_000) }), 'OLDER_THAN_CURRENT'],
    [
      'with the same number and an earlier time',
      () => crl({ thisUpdate: at(-HOUR_MS) }),
      'OLDER_THAN_CURRENT',
    ],
    ['with a higher number', () => crl({ number: 8 }), 'INSTALLED'],
  ])('%s', async (_, list, expected) => {
    const before = lists.all;
    expect(await lists.install(list())).toBe(expected);
    if (expected !== 'INSTALLED') expect(lists.all).toEqual(before);
  });

  it.each([
    ['a list', {}],
    ['a delta', { number: 8, deltaOf: 7 }],
  ])('no flipped bit of %s is taken for the authority’s', async (_, change) => {
    const world = listWorld();
    await world.lists.install(world.crl());
    const der = world.crl({ ...change, revoked: [{ serial: '4A01', at: NOW, reason: 'superseded' }] });
    for (let bit = 0; bit < der.length * 8; bit += 3) {
      const flipped = Buffer.from(der);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(['MALFORMED', 'BAD_SIGNATURE', 'UNKNOWN_ISSUER']).toContain(await world.lists.install(flipped));
    }
  });
});

it('the index of a list finds each of 20,000 serial numbers, long and short, and no other', async () => {
  const { crl } = listWorld();
  const serial = (i: number) =>
    i % 2 === 0 ? (i + 1).toString(16).padStart(6, '0') : `4${i.toString(16).padStart(39, '0')}`;
  const revoked = Array.from(
    { length: 20_000 },
    (_, i) => ({ serial: serial(i), at: at(-i * 1000), reason: 'superseded' }) as const,
  );
  const { list } = await parseRevocationList(crl({ revoked }));
  const find = (hex: string) => list.revoked.find(Buffer.from(hex.replace(/^(00)+/, ''), 'hex'));
  expect(list.revoked.size).toBe(20_000);
  expect(revoked.filter((entry) => find(entry.serial)?.at !== entry.at.getTime())).toEqual([]);
  expect([find('0f4242'), find(`4${'0'.repeat(34)}fffff`), find('01'.repeat(20))]).toEqual([
    null,
    null,
    null,
  ]);
});

it('while a long list is read, other work goes on', async () => {
  const { crl, issuer } = listWorld();
  const one = crl({ revoked: [{ serial: '4A01', at: NOW, reason: 'superseded' }] });
  const entry = one.subarray(one.indexOf(Buffer.from('02024a01', 'hex')) - 2);
  const entries = Buffer.alloc((2 + (entry[1] ?? 0)) * 150_000, entry.subarray(0, 2 + (entry[1] ?? 0)));
  const [algorithm, name] = [issuer.key.signatureAlgorithm(), encodeName(issuer.subject)];
  const tbs = sequence(integer(1), algorithm, name, time(NOW), time(at(DAY_MS)), sequence(entries));
  let turns = 0;
  let reading = true;
  const count = () => {
    turns++;
    if (reading) setImmediate(count);
  };
  setImmediate(count);
  const { list } = await parseRevocationList(sequence(tbs, algorithm, bitString(Buffer.alloc(256))));
  reading = false;
  expect(list.revoked.size).toBe(150_000);
  expect(turns).toBeGreaterThan(2);
});
