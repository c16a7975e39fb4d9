import { DerError } from '../../asn1/index.ts';
import { type InnerSignature, readSignature } from '../../documents/index.ts';
import type { Clock } from '../../kernel/index.ts';
import {
  InMemoryRevocationLists,
  KeptRevocation,
  messageDer,
  Refusal,
  SignatureJudge,
  type TrustStore,
  type Verdict,
} from '../../signatures/index.ts';
import { type ArchiveIndex, archiveData, type KeptEvidence } from './archive-data.ts';
import type { Finding } from './finding.ts';
import type { OpenedArchive } from './open-archive.ts';

export interface SignaturePorts {
  readonly archive: OpenedArchive;
  readonly trust: TrustStore;
  /** Revocation lists, DER: those of the archive, and those that the judge brought along. */
  readonly lists: readonly Uint8Array[];
  readonly clock: Clock;
  readonly result: Buffer | null;
}

type Entry = ArchiveIndex['signatures'][number];

/** Judges every signature anew, by the moment it was in hand and with the evidence that was kept; nobody is asked. */
export async function checkSignatures(
  ports: SignaturePorts,
  entries: ArchiveIndex['signatures'],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const entry of entries) {
    const finding = await findingOf(ports, entry);
    if (finding !== null) findings.push(finding);
  }
  return findings;
}

async function findingOf(ports: SignaturePorts, entry: Entry): Promise<Finding | null> {
  const { archive, result } = ports;
  const { file: path, signer, folder, over } = entry;
  const signature = await archive.read(path);
  const inside = over === 'PAPER_INSIDE' && result !== null ? readSignature(result) : null;
  const paper = over === 'PAPER' ? result : (inside?.content ?? null);
  const signed = over === 'DOCUMENT' ? await archive.read(`${folder}/document.json`) : paper;
  if (signed === null) return { code: 'SIGNATURE_INVALID', path, reason: 'DIGEST_MISMATCH' };
  const judge = await judgeFor(ports, await archiveData.evidence(archive, folder));
  if (judge === null) return { code: 'RECORD', path: `${folder}/evidence.json` };
  const verdict: Verdict = await judge.verify({
    signature,
    content: signed,
    at: new Date(entry.receivedAt),
    profile: 'ARCHIVE',
    expectedIin: signer.iin,
    expectedBin: signer.bin,
  });
  if (verdict.state === 'INDETERMINATE') return { code: 'SIGNATURE_UNJUDGED', path, reason: verdict.code };
  if (verdict.state === 'INVALID') return { code: 'SIGNATURE_INVALID', path, reason: verdict.code };
  const { serialNumber, name } = verdict.signer;
  if (serialNumber !== signer.serialNumber || name !== signer.name) return { code: 'SIGNER', path };
  return inside === null || stands(signature, inside) ? null : { code: 'RESULT_SIGNED', path };
}

/** Whether the paper holds that very signature, and zeros behind it. */
function stands(signature: Buffer, { room }: InnerSignature): boolean {
  const cms = Buffer.from(messageDer(signature));
  return room.subarray(0, cms.length).equals(cms) && room.subarray(cms.length).every((octet) => octet === 0);
}

/** With the certificates that came along as candidates, what a trusted root does not vouch for is not believed. Null for evidence that is none. */
async function judgeFor(
  { trust, lists, clock }: SignaturePorts,
  { chain, timestamp, revocation }: KeptEvidence,
): Promise<SignatureJudge | null> {
  try {
    const certificates = [...chain, ...(timestamp?.chain ?? [])].map(({ der }) => Buffer.from(der, 'base64'));
    const known = trust.withCandidates(certificates);
    const held = new InMemoryRevocationLists({ trust: known, clock });
    for (const list of lists) await held.install(list);
    const responses = revocation.flatMap((word) =>
      word.kind === 'OCSP' ? [Buffer.from(word.response, 'base64')] : [],
    );
    return new SignatureJudge({
      trust: known,
      revocation: new KeptRevocation({ lists: held, responses }),
    });
  } catch (fault) {
    if (fault instanceof DerError || fault instanceof Refusal) return null;
    throw fault;
  }
}
