import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DerError, pem } from '../../src/asn1/index.ts';
import { SandboxAuthority } from '../../src/sandbox/certification-authority/index.ts';
import {
  type Certificate,
  parseCertificate,
  publicKeyOf,
  sameBytes,
} from '../../src/signatures/certificates/x509.ts';
import { InMemoryRevocationLists, SignatureJudge, TrustStore } from '../../src/signatures/index.ts';
import { parseRevocationList, type RevocationList } from '../../src/signatures/revocation/crl.ts';
import { isSignedBy } from '../../src/signatures/revocation/signed-by.ts';
import { Refusal } from '../../src/signatures/signature-fault.ts';
import { FolderRevocation } from './folder-revocation.ts';
import type { ManifestEntry } from './manifest.ts';

/** What is judged by at a moment: the folder's authorities, and its lists as they were then. */
export interface World {
  readonly trust: TrustStore;
  readonly lists: InMemoryRevocationLists;
  readonly revocation: FolderRevocation;
  readonly judge: SignatureJudge;
}

interface KeptList {
  readonly file: string;
  readonly der: Uint8Array;
  readonly list: RevocationList;
}

/** What a certificate or a list says of who issued it. */
export interface Issued {
  readonly issuer: Uint8Array;
  readonly authorityKeyId: Uint8Array | undefined;
}

export function issuedBy({ issuer, extensions: { authorityKeyId } }: Certificate): Issued {
  return { issuer, authorityKeyId };
}

/** The files of a folder, and whom to trust by them. */
export class Material {
  readonly #folder: string;
  readonly certificates: readonly Certificate[];
  readonly authorities: readonly Certificate[];
  readonly roots: readonly Certificate[];
  readonly #lists: readonly KeptList[];
  readonly #trust: TrustStore;

  private constructor(
    folder: string,
    parts: Pick<Material, 'certificates' | 'authorities' | 'roots'> & {
      lists: readonly KeptList[];
      trust: TrustStore;
    },
  ) {
    this.#folder = folder;
    this.certificates = parts.certificates;
    this.authorities = parts.authorities;
    this.roots = parts.roots;
    this.#lists = parts.lists;
    this.#trust = parts.trust;
  }

  /** Reads what can be read of certificates and lists; the rows of the others tell what is wrong with them. */
  static async open(folder: string, entries: readonly ManifestEntry[]): Promise<Material> {
    const certificates: Certificate[] = [];
    const lists: KeptList[] = [];
    for (const { file, kind } of entries) {
      const bytes = kind === 'certificate' || kind.includes('crl') ? contentOf(folder, file) : undefined;
      if (bytes === undefined) continue;
      const der = derOf(bytes);
      if (kind === 'certificate') certificates.push(...(await readable(() => parseCertificate(der))));
      else
        lists.push(
          ...(await readable(async () => ({ file, der, list: (await parseRevocationList(der)).list }))),
        );
    }
    const authorities = await authoritiesAmong(certificates);
    const roots: Certificate[] = [];
    for (const authority of authorities) {
      const above = authorities.filter((other) => isNamed(other, issuedBy(authority)));
      if (above.length === 0 || (await isSignedBy(authority, authority))) roots.push(authority);
    }
    const trust = await trustIn(roots, authorities);
    return new Material(folder, { certificates, authorities, roots, lists, trust });
  }

  /** Undefined where the file is not there, or lies outside the folder. */
  bytesOf({ file }: Pick<ManifestEntry, 'file'>): Buffer | undefined {
    return contentOf(this.#folder, file);
  }

  /** The authorities that may have issued it, by their names and keys. */
  issuersOf(issued: Issued): readonly Certificate[] {
    return this.authorities.filter((authority) => isNamed(authority, issued));
  }

  /**
   * From the certificate's issuer to a root, by their names, with the authorities that came along; empty where no root is
   * reached.
   */
  pathAbove(certificate: Certificate, embedded: readonly Certificate[] = []): readonly Certificate[] {
    const candidates = [...this.authorities, ...embedded.filter(isAuthority)];
    const path: Certificate[] = [];
    for (let last = certificate; path.length <= candidates.length; ) {
      const next = candidates.find((candidate) => isNamed(candidate, issuedBy(last)));
      if (next === undefined) return [];
      path.push(next);
      if (this.roots.includes(next)) return path;
      last = next;
    }
    return [];
  }

  /** Of a list of the folder, SHA-256 of its DER; undefined for one that cannot be read. */
  listSha256(file: string): string | undefined {
    return this.#lists.find((kept) => kept.file === file)?.list.sha256;
  }

  /** The lists that were out at that moment are installed, the newest of each authority last. */
  async worldAt(moment: Date): Promise<World> {
    const trust = this.#trust;
    const lists = new InMemoryRevocationLists({ trust, clock: { now: () => moment } });
    const isDelta = ({ list }: KeptList) => Number(list.deltaOf !== null);
    const inOrder = this.#lists.toSorted(
      (one, other) => isDelta(one) - isDelta(other) || one.list.thisUpdate - other.list.thisUpdate,
    );
    for (const { der } of inOrder) await lists.install(der);
    const revocation = new FolderRevocation(lists);
    return { trust, lists, revocation, judge: new SignatureJudge({ trust, revocation }) };
  }
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const PEM = /-----BEGIN ([A-Z0-9 #]+)-----([A-Za-z0-9+/=\s]+)-----END \1-----/;

/** What stands in the first PEM block, or the bytes as they are. */
export function derOf(bytes: Uint8Array): Uint8Array {
  const base64 = PEM.exec(Buffer.from(bytes).toString('latin1'))?.[2];
  return base64 === undefined ? bytes : Buffer.from(base64, 'base64');
}

const NO_FILE: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

function contentOf(folder: string, file: string): Buffer | undefined {
  const path = join(folder, file);
  if (relative(folder, path).startsWith('..')) return undefined;
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && NO_FILE.has(error.code)) return undefined;
    throw error;
  }
}

/** One, or none where the bytes are not what they should be. */
async function readable<T>(read: () => T | Promise<T>): Promise<T[]> {
  try {
    return [await read()];
  } catch (error) {
    if (error instanceof DerError || error instanceof Refusal || error instanceof RangeError) return [];
    throw error;
  }
}

/** An authority that has changed its keys goes by one name with several. */
function isNamed({ subject, extensions }: Certificate, { issuer, authorityKeyId }: Issued): boolean {
  const { subjectKeyId } = extensions;
  if (!sameBytes(subject, issuer)) return false;
  return (
    subjectKeyId === undefined || authorityKeyId === undefined || sameBytes(subjectKeyId, authorityKeyId)
  );
}

function isAuthority({ extensions }: Certificate): boolean {
  return extensions.basicConstraints?.ca === true;
}

/** Certificates of authorities with a key that is known here, each once. */
async function authoritiesAmong(certificates: readonly Certificate[]): Promise<Certificate[]> {
  const found = new Map<string, Certificate>();
  for (const certificate of certificates) {
    if (!isAuthority(certificate)) continue;
    const [key] = await readable(() => publicKeyOf(certificate));
    if (key !== undefined && !found.has(certificate.sha256)) found.set(certificate.sha256, certificate);
  }
  return [...found.values()];
}

/** A folder without authorities vouches for nobody: then a root is trusted that has signed nothing of it. */
async function trustIn(
  roots: readonly Certificate[],
  authorities: readonly Certificate[],
): Promise<TrustStore> {
  const asPem = ({ der }: Certificate) => pem('CERTIFICATE', der);
  if (roots.length > 0) {
    const below = authorities.filter((authority) => !roots.includes(authority));
    return new TrustStore({ roots: roots.map(asPem), intermediates: below.map(asPem) });
  }
  const stranger = await SandboxAuthority.open({ clock: { now: () => new Date() }, url: 'http://localhost' });
  return new TrustStore({ roots: [stranger.rootPem()], intermediates: [] });
}
