import { DerError, DerReader, decodeText, readOid, TAG } from '../../asn1/index.ts';

/** One attribute of a distinguished name; text is undefined for a value that is no string. */
export interface NameAttribute {
  readonly oid: string;
  readonly text: string | undefined;
}

const STRING_TAGS = [
  TAG.UTF8_STRING,
  TAG.PRINTABLE_STRING,
  TAG.IA5_STRING,
  TAG.TELETEX_STRING,
  TAG.BMP_STRING,
] as const;

/** The attributes of a Name (RFC 5280 4.1.2.4) in order, those of one multi-valued RDN among them. */
export function readName(der: Uint8Array): readonly NameAttribute[] {
  const attributes: NameAttribute[] = [];
  const name = new DerReader(der).open(TAG.SEQUENCE);
  while (!name.atEnd) {
    const relative = name.open(TAG.SET);
    if (relative.atEnd) throw new DerError('empty relative name');
    while (!relative.atEnd) {
      const attribute = relative.open(TAG.SEQUENCE);
      attributes.push({ oid: readOid(attribute), text: readText(attribute) });
      attribute.finish();
    }
  }
  return attributes;
}

function readText(attribute: DerReader): string | undefined {
  for (const tag of STRING_TAGS) {
    if (attribute.has(tag)) return decodeText(tag, attribute.value(tag));
  }
  attribute.skip();
  return undefined;
}
