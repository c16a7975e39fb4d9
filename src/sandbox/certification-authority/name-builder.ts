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
  UID: '0.9.2342.19200300.100.1.1',
} as const;

/** Attribute and value, one relative name each; an attribute may stand twice. */
export type DistinguishedName = readonly (readonly [attribute: keyof typeof ATTRIBUTE, value: string])[];

/** As the national authority writes names: UTF8String, but the country and the number in PrintableString. */
export function encodeName(name: DistinguishedName): Buffer {
  return sequence(
    ...name.map(([attribute, value]) =>
      setOf(
        sequence(
          oid(ATTRIBUTE[attribute]),
          isPrintable(attribute, value) ? printableString(value) : utf8String(value),
        ),
      ),
    ),
  );
}

/** X.680 41.4 names the characters; a wrong number may have others. */
function isPrintable(attribute: keyof typeof ATTRIBUTE, value: string): boolean {
  return (attribute === 'C' || attribute === 'serialNumber') && /^[A-Za-z0-9 '()+,\-./:=?]*$/.test(value);
}
