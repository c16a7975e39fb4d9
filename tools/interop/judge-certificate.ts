import { DerError } from '../../src/asn1/index.ts';
import {
  identityFault,
  purposeFault,
  validityFault,
} from '../../src/signatures/certificates/certificate-rules.ts';
import { PERSON_TEMPLATES } from '../../src/signatures/certificates/certificate-template.ts';
import { buildChain } from '../../src/signatures/certificates/chain.ts';
import { subjectOf } from '../../src/signatures/certificates/subject.ts';
import type { Certificate } from '../../src/signatures/certificates/x509.ts';
import { Refusal } from '../../src/signatures/signature-fault.ts';
import type { World } from './material.ts';

/** Those of systems too: what a person's act makes of them is another question. */
export const ANY_TEMPLATE = [...PERSON_TEMPLATES, 'ORGANISATION'] as const;

/** The code of the verdict on a certificate without a signature of its own, by the checks that concern it; `at` in ms since 1970. */
export async function judgeCertificate(certificate: Certificate, world: World, at: number): Promise<string> {
  try {
    if (!certificate.algorithmsAgree) return 'CERT_ALG_MISMATCH';
    if (certificate.extensions.unknownCritical) return 'UNKNOWN_CRITICAL_EXT';
    const chain = await buildChain(certificate, [], world.trust, at);
    const unfit = validityFault(certificate, at) ?? purposeFault(certificate, { templates: ANY_TEMPLATE });
    if (unfit !== undefined) return unfit;
    const { fault, doubt } = await world.revocation.check(chain, at);
    return fault ?? identityFault(subjectOf(certificate), {}) ?? doubt ?? 'VALID';
  } catch (error) {
    return faultOf(error);
  }
}

/** The code of a refusal; throws what is none. */
export function faultOf(error: unknown): string {
  if (error instanceof Refusal) return error.fault;
  if (error instanceof DerError) return 'MALFORMED';
  throw error;
}
