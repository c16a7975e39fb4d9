import { parseRevocationList } from '../../src/signatures/revocation/crl.ts';
import { algorithmName, signatureWord, signedByAny, time } from './certificate-points.ts';
import type { FileCheck } from './check-context.ts';
import { derOf } from './material.ts';
import { rowOf } from './row.ts';

/** A revocation list, full or a delta. */
export const checkList: FileCheck = async ({ file, bytes, facts }, { material }) => {
  const signed = await parseRevocationList(derOf(bytes));
  const { list, signatureAlgorithm } = signed;
  const issuers = material.issuersOf(list);
  const good = await signedByAny(signed, issuers);
  const known = issuers.length > 0 && typeof facts.caSignature === 'boolean';
  return rowOf(file, [
    { name: '', expected: facts.alg ?? undefined, given: algorithmName(signatureAlgorithm) },
    {
      name: '',
      expected: known ? signatureWord(facts.caSignature === true) : undefined,
      given: signatureWord(good),
    },
    { name: 'entries', expected: facts.entries?.toString(), given: String(list.revoked.size) },
    { name: 'from', expected: time(facts.thisUpdate), given: time(list.thisUpdate) ?? '' },
    { name: 'to', expected: time(facts.nextUpdate), given: time(list.nextUpdate) ?? '' },
  ]);
};
