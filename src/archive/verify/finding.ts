import type { Message } from '../../kernel/index.ts';

/** What a judge finds of an archive; each has its text `archive:finding.<CODE>`. */
export type FindingCode =
  | 'NOT_A_ZIP'
  | 'TOO_LARGE'
  | 'TOO_MANY_MEMBERS'
  | 'COMPRESSED'
  | 'MEMBER_NAME'
  | 'DUPLICATE'
  | 'NOT_FIRST'
  | 'HIDDEN_BYTES'
  | 'MISSING'
  | 'UNLISTED'
  | 'MANIFEST'
  | 'DIGEST'
  | 'INDEX'
  | 'ENVELOPE_INVALID'
  | 'ENVELOPE_UNJUDGED'
  | 'ENVELOPE_SIGNER'
  | 'ENVELOPE_OTHER'
  | 'NOTICE_INVALID'
  | 'NOTICE_UNJUDGED'
  | 'SEAL_INVALID'
  | 'SEAL_UNJUDGED'
  | 'SEAL_OTHER_SYSTEM'
  | 'SEAL_TIME_ALTERED'
  | 'SEAL_TIME_EARLY'
  | 'SEAL_TIME_FOREIGN'
  | 'SEAL_TIME_INVALID'
  | 'SEAL_TIME_LATE'
  | 'SIGNATURE_INVALID'
  | 'SIGNATURE_UNJUDGED'
  | 'SIGNER'
  | 'RECORD'
  | 'APPLICATION_SIGNED'
  | 'ATTACHMENT_SIGNED'
  | 'RESULT_SIGNED'
  | 'STATUS_LOG'
  | 'RESULT_LOG';

export interface Finding {
  readonly code: FindingCode;
  /** The file it is about. */
  readonly path?: string;
  /** Why, as a code of errors.json. */
  readonly reason?: string;
  /** Of the system that is not the one expected. */
  readonly bin?: string;
}

/** Nothing was found that speaks against the archive; something that would speak for it is not there. */
const DOUBTS: ReadonlySet<FindingCode> = new Set([
  'SEAL_UNJUDGED',
  'SIGNATURE_UNJUDGED',
  'ENVELOPE_UNJUDGED',
  'NOTICE_UNJUDGED',
]);

export const ARCHIVE_VERDICTS = ['AUTHENTIC', 'ALTERED', 'UNJUDGED'] as const;
export type ArchiveVerdict = (typeof ARCHIVE_VERDICTS)[number];

export function verdictOf(findings: readonly Finding[]): ArchiveVerdict {
  if (findings.length === 0) return 'AUTHENTIC';
  return findings.every(({ code }) => DOUBTS.has(code)) ? 'UNJUDGED' : 'ALTERED';
}

export function findingText({ code, path = '', reason, bin = '' }: Finding): Message {
  return {
    key: `archive:finding.${code}`,
    values: { path, bin, ...(reason === undefined ? {} : { reason: { key: `errors:${reason}` } }) },
  };
}

/** The outline of the archive is wrong: nothing in it is looked at any further. */
export class ArchiveFault extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(`${finding.code} ${finding.path ?? ''}`);
    this.name = 'ArchiveFault';
    this.finding = finding;
  }
}
