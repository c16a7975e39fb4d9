import fc from 'fast-check';
import type { KeyAlgorithm, RevocationReason } from '../../../src/sandbox/certification-authority/index.ts';
import type { CertificateTemplate } from '../../../src/signatures/certificates/certificate-template.ts';
import type { Profile, Purpose } from '../../../src/signatures/signature-verifier.ts';

/** Who signs what, when, with which certificate, and who asks. Moments are in hours from one and the same. */
export interface Scenario {
  readonly algorithm: KeyAlgorithm;
  readonly form: 'ATTACHED' | 'DETACHED' | 'XML';
  readonly contentChanged: boolean;
  /** Another key than the certificate's signs. */
  readonly forged: boolean;
  /** Issued by an authority of the same name that nobody pinned. */
  readonly foreign: boolean;
  readonly unknownCritical: boolean;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly digitalSignature: boolean;
  readonly nonRepudiation: boolean;
  readonly template: 'INDIVIDUAL' | 'HEAD' | 'EMPLOYEE' | 'AUTHENTICATION' | 'NONE';
  readonly iin: string;
  readonly bin: string | null;
  /** A second serialNumber in the name. */
  readonly secondIin: boolean;
  /** The signer's own word. */
  readonly signingTime: number;
  readonly stamp: { readonly time: number; readonly overAnother: boolean } | null;
  readonly revocation: { readonly at: number; readonly reason: RevocationReason } | null;
  /** Up to when the authority's list lasts; null: there is none. */
  readonly listEnds: number | null;
  readonly at: number;
  readonly profile: Profile;
  readonly purpose: Purpose;
  readonly expectedIin: string | undefined;
  readonly expectedBin: string | null | undefined;
  readonly templates: readonly CertificateTemplate[] | undefined;
}

export const IINS = ['900101400013', '990101300102'] as const;
const BINS = ['120140000017', '150541000012'] as const;
export const YEAR_HOURS = 365 * 24;
/** Long before all else. */
export const FIRST_HOUR = -10 * YEAR_HOURS;

/** Mostly the first, so that not everything is wrong at once. */
const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { arbitrary: fc.constant(usual), weight: 12 },
    { arbitrary: fc.constantFrom(...others), weight: 1 },
  );

const stamp = fc.record({
  time: mostly(0, -1, -2, -24, -26, -200, 2, 24, 26),
  overAnother: mostly(false, true),
});

const revocation = fc.record({
  at: fc.constantFrom(-40, -2, -1, 0, 1),
  reason: fc.constantFrom<RevocationReason>(
    'unspecified',
    'keyCompromise',
    'affiliationChanged',
    'superseded',
    'cessationOfOperation',
    'certificateHold',
  ),
});

/** Ends of periods fall on the moments that are compared with them, and an hour to either side. */
export const scenarios: fc.Arbitrary<Scenario> = fc.record<Scenario>({
  algorithm: fc.constantFrom('RSA', 'RSA', 'RSA', 'GOST2015'),
  form: fc.constantFrom('ATTACHED', 'DETACHED', 'XML'),
  contentChanged: mostly(false, true),
  forged: mostly(false, true),
  foreign: mostly(false, true),
  unknownCritical: mostly(false, true),
  notBefore: mostly(-YEAR_HOURS, -30, -2, -1, 0, 1),
  notAfter: mostly(YEAR_HOURS, -2, -1, 0, 1, 30),
  digitalSignature: mostly(true, false),
  nonRepudiation: mostly(true, false),
  template: mostly<Scenario['template']>('INDIVIDUAL', 'HEAD', 'EMPLOYEE', 'AUTHENTICATION', 'NONE'),
  iin: mostly<string>(IINS[0], IINS[1]),
  bin: fc.constantFrom(null, ...BINS),
  secondIin: mostly(false, true),
  signingTime: mostly(0, -1, -24, -25, 24, 26),
  stamp: fc.oneof(fc.constant(null), stamp),
  revocation: fc.oneof({ arbitrary: fc.constant(null), weight: 4 }, { arbitrary: revocation, weight: 1 }),
  listEnds: mostly<number | null>(24, -30, -2, -1, 0, 1, null),
  at: mostly(0, -1, 1, 2, 25),
  profile: fc.constantFrom('REQUEST', 'ARCHIVE'),
  purpose: mostly<Purpose>('SIGNING', 'LOGIN'),
  expectedIin: mostly<string | undefined>(IINS[0], IINS[1], undefined),
  expectedBin: mostly<string | null | undefined>(undefined, null, null, ...BINS),
  templates: mostly<Scenario['templates']>(undefined, ['INDIVIDUAL'], ['HEAD', 'RIGHT_TO_SIGN']),
});
