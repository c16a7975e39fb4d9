import { DerError, element, TAG } from '../../../src/asn1/index.ts';
import { derElements } from '../../support/der-shape.ts';

/** A DER element taken apart, down into strings that themselves hold DER, as the values of extensions do. */
export interface DerNode {
  tag: number;
  /** In front of the elements of a BIT STRING: how many bits are unused. */
  readonly lead: Buffer;
  /** Empty for a primitive value, which then stands in `value`. */
  children: DerNode[];
  value: Buffer;
}

const NOTHING = Buffer.alloc(0);

/** Throws DerError for what is no DER. */
export function derTree(der: Uint8Array): DerNode {
  const [node, ...others] = nodesOf(Buffer.from(der));
  if (node === undefined || others.length > 0) throw new DerError('not one element');
  return node;
}

export function treeDer({ tag, lead, children, value }: DerNode): Buffer {
  return children.length === 0 ? element(tag, lead, value) : element(tag, lead, ...children.map(treeDer));
}

/** The node and all below it. */
export function nodesBelow(node: DerNode): DerNode[] {
  return [node, ...node.children.flatMap(nodesBelow)];
}

function nodesOf(contents: Buffer): DerNode[] {
  return derElements(contents).map((bytes) => {
    const tag = bytes[0] ?? 0;
    const value = Buffer.from(bytes.subarray(headerLength(bytes)));
    if ((tag & 0x20) !== 0) return { tag, lead: NOTHING, children: nodesOf(value), value: NOTHING };
    const lead = tag === TAG.BIT_STRING && value[0] === 0 ? value.subarray(0, 1) : NOTHING;
    const within = value.subarray(lead.length);
    const children = tag === TAG.OCTET_STRING || lead.length > 0 ? nodesWithin(within) : [];
    return { tag, lead, children, value: within };
  });
}

/** None where the octets are no DER. */
function nodesWithin(octets: Buffer): DerNode[] {
  try {
    return nodesOf(octets);
  } catch (error) {
    if (error instanceof DerError) return [];
    throw error;
  }
}

function headerLength(bytes: Uint8Array): number {
  const first = bytes[1] ?? 0;
  return first < 0x80 ? 2 : 2 + (first & 0x7f);
}
