import type { KeyAlgorithm } from '../../signing/index.ts';
import type { KeyUsage } from './certificate-builder.ts';

const EMAIL_PROTECTION = '1.3.6.1.5.5.7.3.4';
const CLIENT_AUTHENTICATION = '1.3.6.1.5.5.7.3.2';
const INDIVIDUAL = '1.2.398.3.3.4.1.1';
const ORGANISATION = '1.2.398.3.3.4.1.2';

/** Extended key usages by which a certificate says what it is for (rules of issue, order 522/НҚ). */
export const EXTENDED_KEY_USAGE = {
  INDIVIDUAL: [EMAIL_PROTECTION, INDIVIDUAL],
  HEAD: inOrganisation(1),
  RIGHT_TO_SIGN: inOrganisation(2),
  RIGHT_TO_SIGN_FINANCIAL: inOrganisation(3),
  HUMAN_RESOURCES: inOrganisation(4),
  EMPLOYEE: inOrganisation(5),
  INFORMATION_SYSTEM: [ORGANISATION, `${ORGANISATION}.6`],
  AUTHENTICATION: [CLIENT_AUTHENTICATION, INDIVIDUAL],
} as const satisfies Record<string, readonly string[]>;

/** AUTHENTICATION is the second key that an individual had beside the RSA one for signing. */
export type Template = keyof typeof EXTENDED_KEY_USAGE;
export type PersonTemplate = Exclude<Template, 'INFORMATION_SYSTEM'>;

export const TEMPLATES: readonly Template[] = [
  'INDIVIDUAL',
  'HEAD',
  'RIGHT_TO_SIGN',
  'RIGHT_TO_SIGN_FINANCIAL',
  'HUMAN_RESOURCES',
  'EMPLOYEE',
  'INFORMATION_SYSTEM',
  'AUTHENTICATION',
];

/** What a template decides of a certificate. */
export interface CertificateProfile {
  readonly keyUsage: readonly KeyUsage[];
  readonly extendedKeyUsage: readonly string[];
  readonly policy: string;
  readonly years: number;
}

/** Throws for AUTHENTICATION with a GOST key: with those one key is for both. */
export function profileOf(template: Template, algorithm: KeyAlgorithm): CertificateProfile {
  if (template === 'AUTHENTICATION' && algorithm !== 'RSA') {
    throw new Error('only RSA keys have a certificate for authentication of their own');
  }
  return {
    keyUsage: keyUsageOf(template, algorithm),
    extendedKeyUsage: EXTENDED_KEY_USAGE[template],
    policy: policyOf(template, algorithm),
    years: template === 'INFORMATION_SYSTEM' ? 3 : 1,
  };
}

function keyUsageOf(template: Template, algorithm: KeyAlgorithm): readonly KeyUsage[] {
  if (template === 'AUTHENTICATION') return ['digitalSignature', 'keyEncipherment'];
  if (algorithm === 'RSA') return ['digitalSignature', 'nonRepudiation'];
  return ['digitalSignature', 'nonRepudiation', 'keyAgreement'];
}

/** With RSA a policy for each: an individual's, its authentication, a legal entity's; with GOST one for all. */
function policyOf(template: Template, algorithm: KeyAlgorithm): string {
  if (algorithm === 'GOST2015') return '1.2.398.3.3.2';
  if (template === 'AUTHENTICATION') return '1.2.398.3.3.2.4';
  return template === 'INDIVIDUAL' ? '1.2.398.3.3.2.3' : '1.2.398.3.3.2.1';
}

function inOrganisation(role: number): readonly string[] {
  return [EMAIL_PROTECTION, ORGANISATION, `${ORGANISATION}.${role}`];
}
