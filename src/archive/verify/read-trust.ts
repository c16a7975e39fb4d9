import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pem } from '../../asn1/index.ts';
import { TrustStore } from '../../signatures/index.ts';

const CERTIFICATES: ReadonlySet<string> = new Set(['.pem', '.crt', '.cer']);
const LIST = '.crl';
const PEM_CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const PEM_LIST = /-----BEGIN X509 CRL-----([^-]+)-----END X509 CRL-----/;

/** Authorities that are trusted, and revocation lists beside them, from files and folders. Throws where no root is among them. */
export async function readTrust(
  paths: readonly string[],
): Promise<{ readonly trust: TrustStore; readonly lists: readonly Buffer[] }> {
  const certificates: string[] = [];
  const lists: Buffer[] = [];
  for (const file of (await Promise.all(paths.map(filesOf))).flat()) {
    const content = await readFile(file);
    if (extname(file) === LIST) lists.push(derOf(content));
    else certificates.push(...pemsOf(content));
  }
  return { trust: TrustStore.of(certificates), lists };
}

/** Certificates, DER, from files and folders. */
export async function readCertificates(paths: readonly string[]): Promise<Buffer[]> {
  const files = (await Promise.all(paths.map(filesOf))).flat().filter((file) => extname(file) !== LIST);
  const pems = (await Promise.all(files.map((file) => readFile(file)))).flatMap(pemsOf);
  return pems.map((text) => Buffer.from(text.replace(/-----[^-]+-----/g, ''), 'base64'));
}

async function filesOf(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = (await readdir(path)).filter(
    (name) => extname(name) === LIST || CERTIFICATES.has(extname(name)),
  );
  return names.toSorted().map((name) => join(path, name));
}

function pemsOf(content: Buffer): string[] {
  const blocks = content.toString('latin1').match(PEM_CERTIFICATE);
  return blocks ?? [pem('CERTIFICATE', content)];
}

function derOf(content: Buffer): Buffer {
  const block = PEM_LIST.exec(content.toString('latin1'));
  return block?.[1] === undefined ? content : Buffer.from(block[1], 'base64');
}
