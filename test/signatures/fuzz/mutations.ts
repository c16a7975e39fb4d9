import { type DerNode, derTree, nodesBelow, treeDer } from './der-tree.ts';
import type { Random } from './random.ts';

/** Makes another input of one, perhaps with parts of another right one. */
export type Mutation = (bytes: Buffer, other: Buffer, random: Random) => Buffer;

const bitFlipped: Mutation = (bytes, _, random) => {
  const bit = random.below(bytes.length * 8);
  return withByte(bytes, bit >> 3, (octet) => octet ^ (1 << (bit & 7)));
};

const byteReplaced: Mutation = (bytes, _, random) =>
  withByte(bytes, random.below(bytes.length), () => random.one([0, 1, 0x7f, 0x80, 0xff, random.below(256)]));

const truncated: Mutation = (bytes, _, random) => bytes.subarray(0, random.below(bytes.length));

const inserted: Mutation = (bytes, _, random) => {
  const at = random.below(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), random.bytes(1 + random.below(8)), bytes.subarray(at)]);
};

const cutOut: Mutation = (bytes, _, random) => {
  const at = random.below(bytes.length);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(16))]);
};

/** The beginning of one with the end of the other. */
const spliced: Mutation = (bytes, other, random) =>
  Buffer.concat([bytes.subarray(0, random.below(bytes.length)), other.subarray(random.below(other.length))]);

/** A stretch of the other over as much of this one. */
const overlaid: Mutation = (bytes, other, random) => {
  const copy = Buffer.from(bytes);
  const from = random.below(other.length);
  other.copy(copy, random.below(bytes.length), from, from + 1 + random.below(64));
  return copy;
};

const BYTE_MUTATIONS: readonly Mutation[] = [
  bitFlipped,
  byteReplaced,
  truncated,
  inserted,
  cutOut,
  spliced,
  overlaid,
];

/** A length octet of some element made another, right or wrong. */
const lengthChanged: Mutation = (bytes, _, random) => {
  const places: number[] = [];
  for (let at = 0; at < bytes.length - 1; at++) {
    const tag = bytes[at] ?? 0;
    if ((tag & 0x1f) !== 0x1f && (tag < 0x20 || (tag & 0x20) !== 0)) places.push(at + 1);
  }
  const length = (octet: number) =>
    random.one([octet + 1, octet - 1, octet ^ 0x80, 0, 0x80, 0x81, 0x84, 0x85, 0xff]);
  return withByte(bytes, random.one(places), length);
};

/** A tree of elements changed and written anew, the lengths right: what is behind the first checks is reached. */
const replanted =
  (change: (root: DerNode, nodes: DerNode[], other: DerNode[], random: Random) => void): Mutation =>
  (bytes, other, random) => {
    const root = derTree(bytes);
    change(root, nodesBelow(root), nodesBelow(derTree(other)), random);
    return treeDer(root);
  };

const parents = (nodes: readonly DerNode[]) => nodes.filter(({ children }) => children.length > 0);

const dropped = replanted((_, nodes, __, random) => {
  const { children } = random.one(parents(nodes));
  children.splice(random.below(children.length), 1);
});

const doubled = replanted((_, nodes, __, random) => {
  const { children } = random.one(parents(nodes));
  const place = random.below(children.length);
  children.splice(place, 0, ...children.slice(place, place + 1));
});

const exchanged = replanted((_, nodes, __, random) => {
  const { children } = random.one(parents(nodes));
  children.push(...children.splice(random.below(children.length), 1));
});

const grafted = replanted((_, nodes, other, random) => {
  const { children } = random.one(parents(nodes));
  children.splice(random.below(children.length), random.below(2), random.one(other));
});

const retagged = replanted((_, nodes, __, random) => {
  random.one(nodes).tag = random.one([
    1, 2, 3, 4, 5, 6, 10, 12, 0x13, 0x17, 0x18, 0x1e, 0x30, 0x31, 0x80, 0xa0, 0xa1,
  ]);
});

const revalued = replanted((_, nodes, other, random) => {
  const node = random.one(nodes.filter(({ children }) => children.length === 0));
  const { value } = node;
  node.value = random.one([
    Buffer.alloc(0),
    random.bytes(1 + random.below(24)),
    Buffer.concat([value, random.bytes(1)]),
    Buffer.concat([Buffer.of(0), value]),
    value.subarray(1),
    Buffer.alloc(value.length, random.one([0, 0xff])),
    random.one(other).value,
  ]);
});

export const DER_MUTATIONS: readonly Mutation[] = [
  ...BYTE_MUTATIONS,
  lengthChanged,
  dropped,
  doubled,
  exchanged,
  grafted,
  retagged,
  revalued,
];

/** What means something in XML, PEM or Base64, put anywhere. */
const WORDS = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '/',
  '=',
  '-----',
  '\n',
  '<!--',
  ']]>',
  '<?',
  '&#0;',
  '\u00a0',
  'A',
  '+',
];

const wordInserted: Mutation = (bytes, _, random) => {
  const at = random.below(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(random.one(WORDS)), bytes.subarray(at)]);
};

/** From one tag to another, over what stood between two of this document's. */
const elementsMoved: Mutation = (bytes, other, random) => {
  const ofOther = tagsOf(other);
  const own = tagsOf(bytes);
  const [from = 0, to = other.length] = [random.one(ofOther), random.one(ofOther)].toSorted((a, b) => a - b);
  const [start = 0, end = bytes.length] = [random.one(own), random.one(own)].toSorted((a, b) => a - b);
  return Buffer.concat([bytes.subarray(0, start), other.subarray(from, to), bytes.subarray(end)]);
};

export const TEXT_MUTATIONS: readonly Mutation[] = [...BYTE_MUTATIONS, wordInserted, elementsMoved];

function tagsOf(xml: Buffer): number[] {
  const places = [0];
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) places.push(at);
  return places;
}

function withByte(bytes: Buffer, at: number, change: (octet: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = change(copy[at] ?? 0) & 0xff;
  return copy;
}
