import { checkCertificate } from './check-certificate.ts';
import type { CheckContext, FileCheck } from './check-context.ts';
import { checkKeyStore } from './check-key-store.ts';
import { checkList } from './check-list.ts';
import { checkMessage } from './check-message.ts';
import { checkOcsp } from './check-ocsp.ts';
import { checkRaw } from './check-raw.ts';
import { checkTimestamp } from './check-timestamp.ts';
import { checkXml } from './check-xml.ts';
import { factsOf, type ManifestEntry } from './manifest.ts';
import { sha256Of } from './material.ts';
import { differing, type Row, withoutExpectation } from './row.ts';

const CHECKS: ReadonlyMap<string, FileCheck> = new Map([
  ['pkcs12', checkKeyStore],
  ['certificate', checkCertificate],
  ['crl', checkList],
  ['delta-crl', checkList],
  ['cms', checkMessage],
  ['ocsp-response', checkOcsp],
  ['tsp', checkTimestamp],
  ['xml', checkXml],
  ['xmldsig', checkXml],
  ['raw', checkRaw],
]);

/** Never throws for what stands in the file. */
export async function checkEntry(entry: ManifestEntry, context: CheckContext): Promise<Row> {
  const { file, kind } = entry;
  const bytes = context.material.bytesOf(entry);
  if (bytes === undefined) return differing(file, `a file of kind ${kind}`, 'no such file in the folder');
  const sha256 = sha256Of(bytes);
  if (sha256 !== entry.sha256.toLowerCase())
    return differing(file, `SHA-256 ${entry.sha256.slice(0, 16)}…`, `SHA-256 ${sha256.slice(0, 16)}…`);
  const check = CHECKS.get(kind);
  if (check === undefined) return withoutExpectation(file, `kind ${kind} is not known here`);
  const facts = factsOf(entry);
  if (typeof facts === 'string') return withoutExpectation(file, facts);
  try {
    return await check({ file, bytes, sha256, facts }, context);
  } catch (error) {
    return differing(file, `a readable file of kind ${kind}`, wordsOf(error));
  }
}

/** node-forge throws plain errors for a wrong password and for a broken key store. */
function wordsOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
