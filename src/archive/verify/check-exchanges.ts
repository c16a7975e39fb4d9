import {
  InMemoryRevocationLists,
  KeptRevocation,
  openPinnedXml,
  SystemJudge,
  type SystemVerdict,
  type TrustStore,
} from '../../signatures/index.ts';
import { bodySignatureOf, EnvelopeFault, readEnvelope, readSendMessage } from '../../soap/index.ts';
import { parseXml, XmlFault } from '../../xml/index.ts';
import { EXCHANGES_FOLDER } from '../exchange-members.ts';
import type { ArchiveIndex } from './archive-data.ts';
import type { Finding } from './finding.ts';
import type { OpenedArchive } from './open-archive.ts';
import type { VerifyPorts } from './verify-ports.ts';

interface Signatory {
  readonly name: string;
  readonly bin: string;
}

/** Who signed what travelled between systems. */
export interface ExchangeReport {
  readonly file: string;
  /** Of the system; null for the payment gateway, where it is known by its certificate alone. */
  readonly name: string | null;
  readonly bin: string | null;
  /** Who signed the data in an envelope; null where there are none that are signed by themselves. */
  readonly data: Signatory | null;
  /** Whether it is known that the certificates were not revoked then. */
  readonly statusKnown: boolean;
}

export interface CheckedExchanges {
  readonly exchanges: readonly ExchangeReport[];
  readonly findings: readonly Finding[];
}

interface Parts {
  readonly archive: OpenedArchive;
  readonly index: ArchiveIndex;
  /** Certificates that came along with the seal: candidates for chains. */
  readonly certificates: readonly Uint8Array[];
}

type Judged<Report = ExchangeReport> = { readonly finding: Finding } | { readonly report: Report };
type Signed = Signatory & { readonly statusKnown: boolean };

/**
 * Judges every envelope and every notice of the payment gateway by its own signature, with the certificate in it, as of the
 * moment at which it travelled; nobody is asked.
 */
export async function checkExchanges(parts: Parts, ports: VerifyPorts): Promise<CheckedExchanges> {
  const { archive, index } = parts;
  const { envelopes } = index.exchanges;
  const listed = new Set(envelopes.map(({ file }) => file));
  const judged: Judged[] = archive.paths
    .filter((path) => path.startsWith(EXCHANGES_FOLDER) && !listed.has(path))
    .map((path) => ({ finding: { code: 'INDEX', path } }));
  const judge = await judgeOf(parts, ports);
  for (const entry of envelopes) judged.push(await judgeEnvelope(archive, judge, entry));
  for (const { file, at } of index.notices) {
    if (file !== null)
      judged.push(await judgeNotice(await archive.read(file), file, new Date(at), judge, ports));
  }
  return {
    exchanges: judged.flatMap((one) => ('report' in one ? [one.report] : [])),
    findings: judged.flatMap((one) => ('finding' in one ? [one.finding] : [])),
  };
}

async function judgeOf({ certificates }: Parts, { trust, lists, clock }: VerifyPorts): Promise<SystemJudge> {
  const known: TrustStore = trust.withCandidates(certificates);
  const held = new InMemoryRevocationLists({ trust: known, clock });
  for (const list of lists) await held.install(list);
  return new SystemJudge({
    trust: known,
    revocation: new KeptRevocation({ lists: held, responses: [] }),
  });
}

type Entry = ArchiveIndex['exchanges']['envelopes'][number];

async function judgeEnvelope(archive: OpenedArchive, judge: SystemJudge, entry: Entry): Promise<Judged> {
  const { file: path, form, signerBin, messageId, at } = entry;
  const bytes = await archive.read(path);
  try {
    const { content, verdict, data } = await opened(bytes, form, judge, new Date(at));
    const outer = judgedBy(verdict, path, 'ENVELOPE');
    if ('finding' in outer) return outer;
    const { name, bin, statusKnown } = outer.report;
    if (signerBin !== null && bin !== signerBin) return { finding: { code: 'ENVELOPE_SIGNER', path, bin } };
    if (!isAbout(content, messageId)) return { finding: { code: 'ENVELOPE_OTHER', path } };
    const report = { file: path, name, bin, data: null, statusKnown };
    if (data === null) return { report };
    const inner = judgedBy(await judge.data(data, new Date(at)), path, 'ENVELOPE');
    if ('finding' in inner) return inner;
    const { statusKnown: innerKnown, ...signatory } = inner.report;
    return { report: { ...report, data: signatory, statusKnown: statusKnown && innerKnown } };
  } catch (fault) {
    if (fault instanceof XmlFault || fault instanceof EnvelopeFault)
      return { finding: { code: 'RECORD', path } };
    throw fault;
  }
}

/** What it says, what its signature is worth, and the data of a message. Throws XmlFault or EnvelopeFault. */
async function opened(
  bytes: Buffer,
  form: Entry['form'],
  judge: SystemJudge,
  at: Date,
): Promise<{ readonly content: Element; readonly verdict: SystemVerdict; readonly data: Buffer | null }> {
  if (form === 'DATA')
    return { content: parseXml(bytes).documentElement, verdict: await judge.data(bytes, at), data: null };
  const envelope = readEnvelope(bytes);
  const { content } = envelope;
  const message = content.localName === 'sendMessage' ? readSendMessage(content) : null;
  return {
    content,
    verdict: await judge.envelope(bodySignatureOf(envelope), at),
    data: message === null ? null : Buffer.from(message.data.content),
  };
}

/** Whether it names that message; what names none came without a number. */
function isAbout(content: Element, messageId: string): boolean {
  const [named] = Array.from(content.getElementsByTagNameNS('*', 'messageId'));
  return named === undefined || named.textContent === messageId;
}

/** By the certificates that the judge was given for the payment gateway; else as any system's. */
async function judgeNotice(
  bytes: Buffer,
  path: string,
  at: Date,
  judge: SystemJudge,
  { paymentGateway }: VerifyPorts,
): Promise<Judged> {
  const judged = judgedBy(await judge.data(bytes, at), path, 'NOTICE');
  if ('report' in judged) return { report: { file: path, ...judged.report, data: null } };
  if (judged.finding.reason !== 'UNTRUSTED_CHAIN') return judged;
  if ((await openPinnedXml(bytes, { pinned: paymentGateway, at })) === null)
    return { finding: { code: 'NOTICE_UNJUDGED', path, reason: 'UNTRUSTED_CHAIN' } };
  return { report: { file: path, name: null, bin: null, data: null, statusKnown: true } };
}

function judgedBy(verdict: SystemVerdict, path: string, kind: 'ENVELOPE' | 'NOTICE'): Judged<Signed> {
  if (verdict.state === 'INVALID')
    return { finding: { code: `${kind}_INVALID`, path, reason: verdict.code } };
  const { system } = verdict;
  if (system === undefined) return { finding: { code: `${kind}_UNJUDGED`, path, ...reasonOf(verdict) } };
  const { name, bin } = system;
  return { report: { name, bin, statusKnown: verdict.state === 'VALID' } };
}

function reasonOf(verdict: SystemVerdict): Pick<Finding, 'reason'> {
  return verdict.state === 'VALID' ? {} : { reason: verdict.code };
}
