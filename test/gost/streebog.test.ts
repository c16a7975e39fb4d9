import { streebog256, streebog512 } from '../../src/gost/index.ts';
import { engineDigest, withGostEngine } from '../support/gost-engine.ts';

/** «Се ветри, Стрибожи внуци, веютъ с моря стрелами на храбрыя плъкы Игоревы» in Windows-1251. */
const IGOR = Buffer.from(
  'd1e520e2e5f2f0e82c20d1f2f0e8e1eee6e820e2edf3f6e82c20e2e5fef2fa20f120eceef0ff20f1f2f0e5ebe0ece820ede020f5f0e0e1f0fbff20efebfaeafb20c8e3eef0e5e2fb',
  'hex',
);
const DIGITS = Buffer.from('012345678901234567890123456789012345678901234567890123456789012');

describe('Streebog', () => {
  it.each([
    [
      'M1',
      DIGITS,
      '1b54d01a4af5b9d5cc3d86d68d285462b19abc2475222f35c085122be4ba1ffa00ad30f8767b3a82384c6574f024c311e2a481332b08ef7f41797891c1646f48',
      '9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500',
    ],
    [
      'M2',
      IGOR,
      '1e88e62226bfca6f9994f1f2d51569e0daf8475a3b0fe61a5300eee46d961376035fe83549ada2b8620fcd7c496ce5b33f0cb9dddc2b6460143b03dabac9fb28',
      '9dd2fe4e90409e5da87f53976d7405b0c0cac628fc669a741d50063c557e8f50',
    ],
  ])('gives the digests of RFC 6986 10: %s', (_, message, of512, of256) => {
    expect(streebog512(message).toString('hex')).toBe(of512);
    expect(streebog256(message).toString('hex')).toBe(of256);
  });

  it('reads a part of a buffer as that part alone', () => {
    const part = Buffer.concat([Buffer.alloc(3, 7), IGOR, Buffer.alloc(5, 9)]).subarray(3, 3 + IGOR.length);
    expect(streebog512(part)).toEqual(streebog512(IGOR));
  });

  withGostEngine('agrees with the engine of OpenSSL at every length about a block', () => {
    for (let length = 0; length < 200; length += length > 60 && length < 70 ? 1 : 7) {
      const data = Buffer.alloc(length, 0xff - (length % 3));
      expect(streebog512(data)).toEqual(engineDigest('md_gost12_512', data));
      expect(streebog256(data)).toEqual(engineDigest('md_gost12_256', data));
    }
  });
});
