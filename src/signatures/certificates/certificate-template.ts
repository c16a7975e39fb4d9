/**
 * The templates of the National Certification Authority's certificates for persons, by extended key usage
 * (rules of certificate issue, order 522/НҚ; eds.md section 2).
 */
const TEMPLATE_BY_OID = {
  '1.2.398.3.3.4.1.1': 'INDIVIDUAL',
  '1.2.398.3.3.4.1.2': 'ORGANISATION',
  '1.2.398.3.3.4.1.2.1': 'HEAD',
  '1.2.398.3.3.4.1.2.2': 'RIGHT_TO_SIGN',
  '1.2.398.3.3.4.1.2.3': 'RIGHT_TO_SIGN_FINANCIAL',
  '1.2.398.3.3.4.1.2.4': 'HUMAN_RESOURCES',
  '1.2.398.3.3.4.1.2.5': 'EMPLOYEE',
} as const;

/** ORGANISATION stands beside one of the roles in the organisation. */
export type CertificateTemplate = (typeof TEMPLATE_BY_OID)[keyof typeof TEMPLATE_BY_OID];

/** Those that say who a person is; ORGANISATION alone is on the certificates of systems too. */
export const PERSON_TEMPLATES: readonly CertificateTemplate[] = [
  'INDIVIDUAL',
  'HEAD',
  'RIGHT_TO_SIGN',
  'RIGHT_TO_SIGN_FINANCIAL',
  'HUMAN_RESOURCES',
  'EMPLOYEE',
];

const byOid: ReadonlyMap<string, CertificateTemplate> = new Map(Object.entries(TEMPLATE_BY_OID));

/** The templates a list of extended key usages names, in its order. */
export function templatesOf(extendedKeyUsage: readonly string[]): readonly CertificateTemplate[] {
  return extendedKeyUsage.flatMap((oid) => byOid.get(oid) ?? []);
}
