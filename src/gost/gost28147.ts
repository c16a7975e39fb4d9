/** Eight substitutions of a half-octet, that of the lowest first (GOST 28147-89). */
export type SubstitutionBox = readonly (readonly number[])[];

/** Encrypts two 32-bit words of `block` from `at` on, the low one first, under a key of eight words (RFC 5830 5). */
export type BlockCipher = (key: Int32Array, block: Int32Array, at: number) => void;

export function gost28147(box: SubstitutionBox): BlockCipher {
  const table = substitutionTable(box);
  return (key, block, at) => {
    let one = block[at] ?? 0;
    let two = block[at + 1] ?? 0;
    for (let i = 0; i < 32; i++) {
      const sum = (one + (key[i < 24 ? i & 7 : 31 - i] ?? 0)) | 0;
      const next =
        two ^
        (table[sum & 255] ?? 0) ^
        (table[256 | ((sum >>> 8) & 255)] ?? 0) ^
        (table[512 | ((sum >>> 16) & 255)] ?? 0) ^
        (table[768 | (sum >>> 24)] ?? 0);
      two = one;
      one = next;
    }
    block[at] = two;
    block[at + 1] = one;
  };
}

/** What an octet in each of the four places becomes: substituted and turned left by eleven bits. */
function substitutionTable(box: SubstitutionBox): Int32Array {
  return Int32Array.from({ length: 4 * 256 }, (_, i) => {
    const octet = i >> 8;
    const low = box[2 * octet]?.[i & 15] ?? 0;
    const high = box[2 * octet + 1]?.[(i >> 4) & 15] ?? 0;
    const word = (low | (high << 4)) << (8 * octet);
    return (word << 11) | (word >>> 21);
  });
}
