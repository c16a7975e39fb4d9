import { element, parseXml, StrictElement, writeDocument } from '../xml/index.ts';
import type { Member } from './member.ts';

/** ETSI EN 319 162-1, annex A; the media type of an ASiC-E container is in A.1. */
export const ASIC_MEDIA_TYPE = 'application/vnd.etsi.asic-e+zip';
export const MIMETYPE_PATH = 'mimetype';
export const MANIFEST_PATH = 'META-INF/ASiCManifest.xml';
export const SEAL_PATH = 'META-INF/signature.p7s';

const ASIC = 'http://uri.etsi.org/02918/v1.2.1#';
const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

/** What the manifest says of a file. */
export interface ManifestEntry {
  readonly path: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** The list of files with their digests that the seal is over: one line, the files in the order given. */
export function writeManifest(members: readonly Pick<Member, 'path' | 'mediaType' | 'sha256'>[]): Buffer {
  const references = members.map(({ path, mediaType, sha256 }) =>
    element(
      'asic:DataObjectReference',
      { URI: path, MimeType: mediaType },
      element('ds:DigestMethod', { Algorithm: SHA256 }),
      element('ds:DigestValue', {}, Buffer.from(sha256, 'hex').toString('base64')),
    ),
  );
  return Buffer.from(
    writeDocument(
      element(
        'asic:ASiCManifest',
        { 'xmlns:asic': ASIC, 'xmlns:ds': DSIG },
        element('asic:SigReference', { URI: SEAL_PATH, MimeType: 'application/pkcs7-signature' }),
        ...references,
      ),
    ),
  );
}

/** Throws XmlFault for what is no such manifest, or names another digest than SHA-256. */
export function readManifest(bytes: Uint8Array): readonly ManifestEntry[] {
  const root = new StrictElement(parseXml(bytes).documentElement, ASIC, 'ASiCManifest');
  root.child(ASIC, 'SigReference');
  const entries = root.many(ASIC, 'DataObjectReference').map((reference) => {
    const method = reference.child(DSIG, 'DigestMethod').attribute('', 'Algorithm');
    const digest = reference.child(DSIG, 'DigestValue').bytes();
    reference.finish();
    return {
      path: reference.attribute('', 'URI') ?? '',
      sha256: method === SHA256 ? digest.toString('hex') : '',
    };
  });
  root.finish();
  return entries;
}
