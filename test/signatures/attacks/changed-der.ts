import { DerReader, element, sequence } from '../../../src/asn1/index.ts';
import { derElements } from '../../support/der-shape.ts';

/** Where in a message with its content and its certificates inside, place by place (RFC 5652 5.1). */
const SIGNED_DATA = [1, 0] as const;
const SIGNER_INFO = [...SIGNED_DATA, 4, 0] as const;
export const PLACE = {
  digests: [...SIGNED_DATA, 1],
  content: [...SIGNED_DATA, 2],
  signerInfos: [...SIGNED_DATA, 4],
  signerInfo: SIGNER_INFO,
  signerId: [...SIGNER_INFO, 1],
  digestAlgorithm: [...SIGNER_INFO, 2],
  attributes: [...SIGNER_INFO, 3],
  signatureAlgorithm: [...SIGNER_INFO, 4],
  signature: [...SIGNER_INFO, 5],
} as const;

/** The DER with the element at that path made another, the lengths around it put right. */
export function withElement(
  der: Uint8Array,
  path: readonly number[],
  change: (element: Buffer) => Uint8Array,
): Buffer {
  const [place, ...rest] = path;
  if (place === undefined) return Buffer.from(change(Buffer.from(der)));
  const tag = der[0] ?? 0;
  const parts = derElements(new DerReader(der).value(tag));
  const part = parts[place];
  if (part === undefined) throw new Error('no element at that place');
  return element(tag, ...parts.with(place, withElement(part, rest, change)));
}

/** The element at that path. */
export function elementAt(der: Uint8Array, path: readonly number[]): Buffer {
  let found: Buffer = Buffer.from(der);
  withElement(der, path, (element) => {
    found = element;
    return element;
  });
  return found;
}

/** The contents octets of an element. */
export function contentsOf(der: Uint8Array): Buffer {
  return Buffer.from(new DerReader(der).value(der[0] ?? 0));
}

/** The SEQUENCE or SET with more elements behind its own. */
export function withMore(der: Uint8Array, ...more: readonly Uint8Array[]): Buffer {
  return element(der[0] ?? 0, contentsOf(der), ...more);
}

/** The first element left away. */
export function withoutPlace(der: Uint8Array, place: number): Buffer {
  return element(der[0] ?? 0, ...derElements(contentsOf(der)).toSpliced(place, 1));
}

export function algorithm(id: Uint8Array): Buffer {
  return sequence(id, Buffer.of(0x05, 0));
}
