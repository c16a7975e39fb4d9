import type { Scenario } from './scenario.ts';

const A_DAY = 24;

/** Reasons that say nothing against what was signed before (eds.md section 7, ARCHIVE). */
const HARMLESS_AFTERWARDS = ['affiliationChanged', 'superseded', 'cessationOfOperation'];

const TEMPLATES: Readonly<Record<Scenario['template'], readonly string[]>> = {
  INDIVIDUAL: ['INDIVIDUAL'],
  HEAD: ['ORGANISATION', 'HEAD'],
  EMPLOYEE: ['ORGANISATION', 'EMPLOYEE'],
  AUTHENTICATION: ['INDIVIDUAL'],
  NONE: [],
};

/** What the verdict must be by the words of the design: the first thing that is wrong, in the order of the checks. */
export function expectedOutcome(scenario: Scenario): string {
  return wrongs(scenario).find(([isSo]) => isSo)?.[1] ?? 'VALID';
}

function wrongs(s: Scenario): readonly (readonly [isSo: boolean, code: string])[] {
  const isCms = s.form !== 'XML';
  const stamp = isCms ? s.stamp : null;
  const time = stamp === null ? s.at : stamp.time;
  const isRequest = s.profile === 'REQUEST';
  const isSigning = s.purpose === 'SIGNING';
  const own = TEMPLATES[s.template];
  const admitted =
    s.templates === undefined ? own : own.filter((name) => s.templates?.some((one) => one === name));
  const isRevoked =
    s.listEnds !== null &&
    s.revocation !== null &&
    !(s.revocation.at > time && HARMLESS_AFTERWARDS.includes(s.revocation.reason));
  return [
    [s.contentChanged && s.form !== 'DETACHED', 'CONTENT_MISMATCH'],
    [s.contentChanged, 'DIGEST_MISMATCH'],
    [s.unknownCritical, 'UNKNOWN_CRITICAL_EXT'],
    [stamp?.overAnother === true, 'TST_INVALID'],
    [stamp !== null && stamp.time - s.at > A_DAY, 'TST_INVALID'],
    [isRequest && Math.abs(time - s.at) > A_DAY, 'STALE_REQUEST'],
    [isRequest && isCms && Math.abs(s.signingTime - s.at) > A_DAY, 'STALE_REQUEST'],
    [s.foreign, 'UNTRUSTED_CHAIN'],
    [s.forged, 'BAD_SIGNATURE'],
    [time < s.notBefore, 'NOT_YET_VALID'],
    [time > s.notAfter, 'EXPIRED'],
    [!s.digitalSignature, 'KEY_USAGE'],
    [isSigning && !s.nonRepudiation, 'KEY_USAGE'],
    [isSigning && s.template === 'AUTHENTICATION', 'AUTH_CERT_USED_FOR_SIGNING'],
    [admitted.length === 0, 'CERT_TEMPLATE'],
    [isRevoked && s.revocation?.reason === 'certificateHold', 'ON_HOLD'],
    [isRevoked, 'REVOKED'],
    [s.secondIin, 'SUBJECT_AMBIGUOUS'],
    [s.expectedIin !== undefined && s.expectedIin !== s.iin, 'IIN_MISMATCH'],
    [s.expectedBin === null && s.bin !== null, 'BIN_UNEXPECTED'],
    [s.expectedBin !== undefined && s.expectedBin !== s.bin, 'BIN_MISMATCH'],
    [s.listEnds === null, 'CRL_MISSING'],
    [s.listEnds !== null && s.listEnds < Math.max(s.at, time), 'CRL_STALE'],
  ];
}
