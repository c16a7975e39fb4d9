import { oid, printableString, sequence, setOf, utf8String } from '../../asn1/index.ts';

const ATTRIBUTE = {
  CN: '2.5.4.3',
  SN: '2.5.4.4',
  serialNumber: '2.5.4.5',
  C: '2.5.4.6',
  L: '2.5.4.7',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  GN: '2.5.4.42',
} as const;

/** Attribute and value, one relative name each; an attribute may stand twice. */
export type DistinguishedName = readonly (readonly [attribute: keyof typeof ATTRIBUTE, value: string])[];

/** As the national authority writes names: UTF8String, but the country in PrintableString. */
export function encodeName(name: DistinguishedName): Buffer {
  return sequence(
    ...name.map(([attribute, value]) =>
      setOf(
        sequence(oid(ATTRIBUTE[attribute]), attribute === 'C' ? printableString(value) : utf8String(value)),
      ),
    ),
  );
}
