import { contextConstructed, DerError, DerReader, readOid, TAG } from '../../asn1/index.ts';
import { parseSignedData, type SignedData, type SignerInfo } from '../cms/cms.ts';
import { Refusal } from '../signature-fault.ts';
import { parseTstInfo, type TstInfo } from './tst-info.ts';

/** id-ct-TSTInfo (RFC 3161 2.4.2). */
export const TST_INFO = '1.2.840.113549.1.9.16.1.4';
/** id-aa-timeStampToken (RFC 3161 appendix A). */
const TIMESTAMP_TOKEN = '1.2.840.113549.1.9.16.2.14';

export interface TimestampToken {
  readonly message: SignedData;
  /** The TSTInfo as it stands: what the authority signed. */
  readonly content: Uint8Array;
  readonly info: TstInfo;
}

/** Throws DerError for whatever is not one strictly encoded token; nothing in it is believed yet. */
export function parseTimestampToken(der: Uint8Array): TimestampToken {
  const message = parseSignedData(der);
  const { content, contentType } = message;
  if (contentType !== TST_INFO || content === undefined) throw new DerError('not a time-stamp');
  return { message, content, info: parseTstInfo(content) };
}

/**
 * The token that stands beside a signature, in its unsigned attributes: a ContentInfo as DER; undefined
 * where there is none. Refuses with TST_INVALID where there are two or the attributes are malformed.
 */
export function timestampTokenOf({
  unsignedAttributes,
}: Pick<SignerInfo, 'unsignedAttributes'>): Uint8Array | undefined {
  if (unsignedAttributes === undefined) return undefined;
  try {
    const [token, ...others] = readTokens(unsignedAttributes);
    if (others.length > 0) throw new Refusal('TST_INVALID');
    return token;
  } catch (error) {
    if (error instanceof DerError) throw new Refusal('TST_INVALID');
    throw error;
  }
}

/** Whether anything but time-stamps stands beside a signature, in its unsigned attributes. Throws DerError. */
export function hasOthersUnsigned({ unsignedAttributes }: Pick<SignerInfo, 'unsignedAttributes'>): boolean {
  return unsignedAttributes !== undefined && readUnsigned(unsignedAttributes).others > 0;
}

function readTokens(element: Uint8Array): Uint8Array[] {
  return readUnsigned(element).tokens;
}

function readUnsigned(element: Uint8Array): { tokens: Uint8Array[]; others: number } {
  const tokens: Uint8Array[] = [];
  let others = 0;
  const set = new DerReader(element).open(contextConstructed(1));
  while (!set.atEnd) {
    const attribute = set.open(TAG.SEQUENCE);
    const isToken = readOid(attribute) === TIMESTAMP_TOKEN;
    const values = attribute.open(TAG.SET);
    attribute.finish();
    if (!isToken) {
      others += 1;
      continue;
    }
    if (values.atEnd) throw new DerError('attribute without a value');
    while (!values.atEnd) tokens.push(values.raw(TAG.SEQUENCE));
  }
  return { tokens, others };
}
