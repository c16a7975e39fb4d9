import { gost3411With } from '../../src/gost/gost3411.ts';
import { gost3411 } from '../../src/gost/index.ts';
import { engineDigest, withGostEngine } from '../support/gost-engine.ts';

/** id-GostR3411-94-CryptoProParamSet, RFC 4357 11.2: what the engine hashes with. */
const CRYPTOPRO_BOX = [
  [10, 4, 5, 6, 8, 1, 3, 7, 13, 12, 14, 0, 9, 2, 11, 15],
  [5, 15, 4, 0, 2, 13, 11, 9, 1, 7, 6, 3, 12, 14, 10, 8],
  [7, 15, 12, 14, 9, 4, 1, 0, 3, 11, 5, 2, 6, 10, 8, 13],
  [4, 10, 7, 12, 0, 15, 2, 8, 14, 1, 6, 5, 13, 11, 9, 3],
  [7, 6, 4, 11, 9, 12, 2, 10, 1, 8, 0, 14, 15, 13, 3, 5],
  [7, 6, 2, 4, 13, 9, 15, 0, 10, 1, 5, 11, 8, 14, 12, 3],
  [13, 14, 4, 1, 7, 0, 5, 10, 3, 12, 8, 15, 6, 2, 9, 11],
  [1, 3, 10, 9, 5, 11, 4, 15, 8, 6, 7, 14, 13, 0, 2, 12],
];

describe('GOST 34.311-95', () => {
  it.each([
    ['This is message, length=32 bytes', 'b1c466d37519b82e8319819ff32595e047a28cb6f83eff1c6916a815a637fffa'],
    [
      'Suppose the original message has length = 50 bytes',
      '471aba57a60a770d3a76130635c1fbea4ef14de51f78b4ae57dd893b62f55208',
    ],
    ['', 'ce85b99cc46752fffee35cab9a7b0278abb4c2d2055cff685af4912c49490f8d'],
  ])('gives the digests of RFC 5831 11: %s', (message, digest) => {
    expect(gost3411(Buffer.from(message)).toString('hex')).toBe(digest);
  });

  // Of nothing the engine hashes one block of zeros, as no other implementation does.
  withGostEngine('agrees with the engine of OpenSSL over its own substitution', () => {
    const hash = gost3411With(CRYPTOPRO_BOX);
    for (let length = 1; length < 140; length += length > 30 && length < 35 ? 1 : 9) {
      const data = Buffer.alloc(length, 0xff - (length % 5));
      expect(hash(data)).toEqual(engineDigest('md_gost94', data));
    }
  });
});
