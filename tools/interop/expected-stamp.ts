import { parseCertificate } from '../../src/signatures/certificates/x509.ts';
import { findSignerCertificate } from '../../src/signatures/cms/signer-certificate.ts';
import { onlySigner } from '../../src/signatures/cms/signer-checks.ts';
import type { SignedDocument } from '../../src/signatures/signed-document.ts';
import { parseTimestampToken } from '../../src/signatures/timestamps/timestamp-token.ts';
import { faultOf } from './judge-certificate.ts';
import type { Material } from './material.ts';

/** Of the national time-stamp authority: GOST 34.310 of 2004 and of 2015. */
const POLICIES: readonly string[] = ['1.2.398.3.3.2.6.1', '1.2.398.3.3.2.6.4'];
const SHA1 = '1.3.14.3.2.26';

export interface ExpectedStamp {
  /** The moment it tells, ms since 1970. */
  readonly time?: number;
  /** Why it must be refused. */
  readonly fault?: readonly string[];
}

/** What must come of a time-stamp in a folder with those authorities: it, too, must lead to one of them. */
export async function expectedStamp(
  token: Uint8Array,
  { embedded }: Pick<SignedDocument, 'embedded'>,
  material: Material,
): Promise<ExpectedStamp> {
  try {
    const { message, info } = parseTimestampToken(token);
    const certificates = [...message.certificates.map(parseCertificate), ...embedded];
    const authority = findSignerCertificate(onlySigner(message).id, certificates);
    if (!POLICIES.includes(info.policy)) return { fault: ['TST_INVALID'] };
    if (info.imprint.algorithm.oid === SHA1) return { fault: ['WEAK_ALGORITHM'] };
    const path = [authority, ...material.pathAbove(authority, certificates)];
    const inTime = path.every(({ notBefore, notAfter }) => notBefore <= info.time && info.time <= notAfter);
    return path.length > 1 && inTime ? { time: info.time } : { fault: ['TST_INVALID'] };
  } catch (error) {
    faultOf(error);
    return { fault: ['TST_INVALID'] };
  }
}
