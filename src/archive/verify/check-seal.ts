import {
  InMemoryRevocationLists,
  KeptRevocation,
  type StampVerdict,
  SystemJudge,
  type SystemVerdict,
} from '../../signatures/index.ts';
import { SEAL_PATH } from '../asic-manifest.ts';
import type { Finding, FindingCode } from './finding.ts';
import type { OpenedArchive } from './open-archive.ts';
import type { VerifyPorts } from './verify-ports.ts';

/** When a seal was there, by the word of an authority that has nothing to do with whoever sealed. */
export interface StampReport {
  readonly at: Date;
  readonly authority: string;
  /** As of the seal. */
  readonly statusKnown: boolean;
}

/** Who sealed an archive, and when. */
export interface SealReport {
  readonly name: string;
  readonly bin: string;
  /** By the time-stamp; by their own word where there is none. */
  readonly at: Date;
  /** Whether it is known that the certificate was not revoked then: its authority is not asked, lists may be brought along. */
  readonly statusKnown: boolean;
  /** Null where nobody else says when. */
  readonly stamp: StampReport | null;
}

export interface CheckedSeal {
  readonly seal: SealReport | null;
  readonly findings: readonly Finding[];
  /** Certificates that came along with it, DER. */
  readonly certificates: readonly Uint8Array[];
}

/** Judges the seal over the manifest, and the time-stamp over the seal. */
export async function checkSeal(
  archive: OpenedArchive,
  manifest: Buffer,
  { trust, lists, sealedBy, clock }: VerifyPorts,
): Promise<CheckedSeal> {
  if (!archive.paths.includes(SEAL_PATH))
    return { seal: null, findings: [{ code: 'MISSING', path: SEAL_PATH }], certificates: [] };
  const held = new InMemoryRevocationLists({ trust, clock });
  for (const list of lists) await held.install(list);
  const judge = new SystemJudge({ trust, revocation: new KeptRevocation({ lists: held, responses: [] }) });
  const judged = await judge.seal(await archive.read(SEAL_PATH), manifest, clock.now());
  const { verdict, at, stamp, certificates } = judged;
  const timing = stampFindings(stamp);
  const unsealed = (finding: Finding): CheckedSeal => ({
    ...{ seal: null, findings: [finding, ...timing], certificates },
  });
  if (verdict.state === 'INVALID') {
    /* The attribute itself makes no sense: nothing is said of the seal. */
    if (verdict.code === 'TST_INVALID') return unsealed({ code: 'SEAL_TIME_ALTERED' });
    return unsealed({ code: 'SEAL_INVALID', reason: verdict.code });
  }
  const { system } = verdict;
  if (system === undefined) return unsealed({ code: 'SEAL_UNJUDGED', ...reasonOf(verdict) });
  const { name, bin } = system;
  const other: Finding[] = sealedBy === null || sealedBy === bin ? [] : [{ code: 'SEAL_OTHER_SYSTEM', bin }];
  const seal = { name, bin, at, statusKnown: verdict.state === 'VALID', stamp: stampReport(stamp) };
  return { seal, findings: [...other, ...timing], certificates };
}

function stampFindings(stamp: StampVerdict | null): Finding[] {
  if (stamp === null || stamp.state === 'VALID') return [];
  const code = STAMP_FINDINGS[stamp.code];
  return [code === undefined ? { code: 'SEAL_TIME_INVALID', reason: stamp.code } : { code }];
}

/** What the codes for signatures would not say of a time-stamp. */
const STAMP_FINDINGS: Readonly<Record<string, FindingCode>> = {
  DIGEST_MISMATCH: 'SEAL_TIME_ALTERED',
  BAD_SIGNATURE: 'SEAL_TIME_ALTERED',
  MALFORMED: 'SEAL_TIME_ALTERED',
  TST_INVALID: 'SEAL_TIME_FOREIGN',
  UNTRUSTED_CHAIN: 'SEAL_TIME_FOREIGN',
  CERT_TEMPLATE: 'SEAL_TIME_FOREIGN',
  STALE_REQUEST: 'SEAL_TIME_LATE',
};

function stampReport(stamp: StampVerdict | null): StampReport | null {
  if (stamp?.state !== 'VALID') return null;
  const { timestamp, statusKnown } = stamp;
  return { at: new Date(timestamp.time), authority: timestamp.authority, statusKnown };
}

function reasonOf(verdict: SystemVerdict): Pick<Finding, 'reason'> {
  return verdict.state === 'VALID' ? {} : { reason: verdict.code };
}
