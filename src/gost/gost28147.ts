/** Eight substitutions of a half-octet, that of the lowest first (GOST 28147-89). */
export type SubstitutionBox = readonly (readonly number[])[];

/** Encrypts a block of two 32-bit words, the low one first, under a key of eight (RFC 5830 5). */
export type BlockCipher = (
  key: readonly number[],
  low: number,
  high: number,
) => readonly [low: number, high: number];

export function gost28147(box: SubstitutionBox): BlockCipher {
  const tables = [0, 1, 2, 3].map((octet) => substitutionOf(box, octet));
  const round = (word: number): number =>
    tables.reduce((sum, table, octet) => sum ^ (table[(word >>> (8 * octet)) & 255] ?? 0), 0);
  return (key, low, high) => {
    let [one, two] = [low, high];
    for (let i = 0; i < 32; i++) {
      const part = key[i < 24 ? i % 8 : 31 - i] ?? 0;
      [one, two] = [two ^ round((one + part) | 0), one];
    }
    return [two, one];
  };
}

/** What an octet in that place becomes: substituted and turned left by eleven bits. */
function substitutionOf(box: SubstitutionBox, octet: number): Int32Array {
  return Int32Array.from({ length: 256 }, (_, value) => {
    const low = box[2 * octet]?.[value & 15] ?? 0;
    const high = box[2 * octet + 1]?.[value >> 4] ?? 0;
    const word = (low | (high << 4)) << (8 * octet);
    return (word << 11) | (word >>> 21);
  });
}
