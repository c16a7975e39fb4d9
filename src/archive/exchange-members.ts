import { type ExchangeRow, envelopeContent, type KeptEnvelope, type ReceiptRow } from '../exchange/index.ts';
import type { Queryable } from '../postgres/index.ts';
import type { RequestRecord } from './collect-record.ts';
import type { Member } from './member.ts';

/** Folder of the envelopes; nothing else is in it. */
export const EXCHANGES_FOLDER = 'exchanges/';

/** An envelope as the index lists it. */
export interface EnvelopeEntry {
  readonly file: string;
  readonly direction: KeptEnvelope['direction'];
  readonly form: KeptEnvelope['form'];
  /** Kind of our message, or of the receipt. */
  readonly kind: string;
  readonly messageId: string;
  /** BIN in the certificate of whoever signed; null for the system that made the archive. */
  readonly signerBin: string | null;
  /** When it was sent or received, ISO 8601: what its signature was judged by. */
  readonly at: string;
}

/**
 * Why a line of the ledger has no envelope. WAITING: not sent yet; NOT_TAKEN: nobody has taken it; REGISTRY: of a question to
 * a registry codes are kept and no more; BY_STEP: a person's act or another system's report ended it, nothing was sent;
 * FETCHED: its receiver took it itself, among others, and said so; ASKED: the reading of a file, which changes nothing;
 * REPEATED: it had come before; PROVIDER_ONLY: in the provider's archive; NOT_KEPT: it is from before envelopes were kept, or
 * had a password in it and no signed data.
 */
type WithoutEnvelope =
  | 'WAITING'
  | 'NOT_TAKEN'
  | 'REGISTRY'
  | 'BY_STEP'
  | 'FETCHED'
  | 'ASKED'
  | 'REPEATED'
  | 'PROVIDER_ONLY'
  | 'NOT_KEPT';

/** A line of `exchanges.json` without an envelope. */
interface BareLine {
  readonly line: 'SENT' | 'RECEIVED';
  /** From 0, in its list. */
  readonly place: number;
  readonly why: WithoutEnvelope;
}

export interface ExchangeEntries {
  readonly envelopes: readonly EnvelopeEntry[];
  readonly without: readonly BareLine[];
}

/** What came of messages of other systems: reports of officials are what went on inside the provider. */
const REPORT = 'MESSAGE';

/** Those that go into an archive of that scope, each with its place. */
function placed({ envelopes, scope }: RequestRecord): readonly (readonly [string, KeptEnvelope])[] {
  return envelopes
    .filter(({ direction, kind }) => scope === 'PROVIDER' || direction !== 'RECEIVED' || kind !== REPORT)
    .map((envelope, index) => {
      const { kind, direction } = envelope;
      const name = `${kind}-${direction}`.toLowerCase().replaceAll('_', '-');
      return [`${EXCHANGES_FOLDER}${String(index + 1).padStart(3, '0')}-${name}.xml`, envelope] as const;
    });
}

export function exchangeEntries(record: RequestRecord): ExchangeEntries {
  const envelopes = placed(record).map(([file, { direction, form, kind, messageId, signerBin, at }]) => ({
    ...{ file, direction, form, kind, messageId, signerBin },
    at: new Date(at).toISOString(),
  }));
  const { exchanges = [], receipts = [] } = record.request;
  const sent = exchanges.flatMap((row, place) => bare('SENT', place, row, whyUnsent(row)));
  const received = receipts.flatMap((row, place) => bare('RECEIVED', place, row, whyBareReceipt(row)));
  const hidden = receipts.flatMap((row, place) =>
    record.scope === 'APPLICANT' && row.kind === REPORT && row.envelopes.length > 0
      ? [{ line: 'RECEIVED', place, why: 'PROVIDER_ONLY' } as const]
      : [],
  );
  return { envelopes, without: [...sent, ...received, ...hidden] };
}

function bare(
  line: BareLine['line'],
  place: number,
  { envelopes }: Pick<ExchangeRow | ReceiptRow, 'envelopes'>,
  why: BareLine['why'],
): BareLine[] {
  return envelopes.length > 0 ? [] : [{ line, place, why }];
}

function whyBareReceipt({ kind, outcome }: ReceiptRow): BareLine['why'] {
  if (kind === 'FILE') return 'ASKED';
  return outcome === 'REPEATED' ? 'REPEATED' : 'NOT_KEPT';
}

function whyUnsent({ kind, state, byStep, fetchableSince }: ExchangeRow): BareLine['why'] {
  if (kind === 'QUERY') return 'REGISTRY';
  if (state === 'QUEUED') return 'WAITING';
  if (state === 'FAILED') return 'NOT_TAKEN';
  if (fetchableSince !== null) return 'FETCHED';
  return byStep ? 'BY_STEP' : 'NOT_KEPT';
}

/** The envelopes, octet for octet. */
export function exchangeMembers(database: Queryable, record: RequestRecord): Member[] {
  return placed(record).map(([path, { id, size, sha256 }]) => ({
    ...{ path, mediaType: 'text/xml', size, sha256 },
    open: async () => {
      const kept = await envelopeContent(database, id);
      if (kept === null) throw new Error(`envelope ${id} is gone`);
      return kept.content;
    },
  }));
}
