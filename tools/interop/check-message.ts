import { parseSignedData, type SignerInfo } from '../../src/signatures/cms/cms.ts';
import { decodeMessage } from '../../src/signatures/cms/encoding.ts';
import { openCms } from '../../src/signatures/cms/read-cms.ts';
import type { SignedDocument, Signers } from '../../src/signatures/signed-document.ts';
import { certificatePoints, signatureWord, time } from './certificate-points.ts';
import type { CheckContext, FileCheck } from './check-context.ts';
import { detachedContent } from './detached-content.ts';
import { expectedStamp } from './expected-stamp.ts';
import { expectedVerdict } from './expected-verdict.ts';
import { faultOf } from './judge-certificate.ts';
import { isGood } from './judge-document.ts';
import type { SignerFacts } from './manifest.ts';
import { type Point, rowOf, withoutExpectation } from './row.ts';

const MAX_BYTES = 64 * 1024 * 1024;
const MAX_SIGNERS = 16;
/** MD5 and SHA-1, alone and with RSA. */
const WEAK: ReadonlySet<string> = new Set([
  '1.2.840.113549.2.5',
  '1.3.14.3.2.26',
  '1.2.840.113549.1.1.4',
  '1.2.840.113549.1.1.5',
]);

/** A CMS message: each signer's signature by itself, and the verdict on it at the moment its signer tells, or its time-stamp. */
export const checkMessage: FileCheck = async ({ file, bytes, facts }, context) => {
  const der = decodeMessage(bytes, MAX_BYTES);
  const message = parseSignedData(der);
  const content = message.content ?? detachedContent(facts.content);
  if (content === undefined) return withoutExpectation(file, 'the content that was signed is not told');
  if (!facts.signers) return withoutExpectation(file, 'the manifest tells of no signers');
  const points: Point[] = [
    { name: 'signers', expected: String(facts.signers.length), given: String(message.signerInfos.length) },
    {
      name: '',
      expected: formOf(facts.content),
      given: message.content ? 'attached' : 'detached',
      quiet: true,
    },
  ];
  const signers = openCms({ cms: der, content, maxBytes: MAX_BYTES, maxSigners: MAX_SIGNERS });
  for (const [index, signer] of facts.signers.entries()) {
    const place = placeOf(signer, index, message.signerInfos);
    const info = message.signerInfos[place];
    if (info === undefined) continue;
    points.push(...(await signerPoints(signer, { place, info, signers, der, content }, context)));
  }
  return rowOf(file, points);
};

/** The signer by its certificate's number; where the message does not name that, the one in the same place. */
function placeOf({ serial }: SignerFacts, index: number, infos: readonly SignerInfo[]): number {
  const numbered = infos.findIndex(
    ({ id }) => 'serial' in id && Buffer.from(id.serial).toString('hex').toUpperCase() === serial,
  );
  return numbered === -1 ? index : numbered;
}

function formOf(content: string | null | undefined): string | undefined {
  return /^(?:attached|detached)/.exec(content ?? '')?.[0];
}

interface SignerOfMessage {
  readonly place: number;
  readonly info: SignerInfo;
  readonly signers: Signers;
  readonly der: Uint8Array;
  readonly content: Uint8Array;
}

async function signerPoints(
  facts: SignerFacts,
  { place, info, signers, der, content }: SignerOfMessage,
  context: CheckContext,
): Promise<readonly Point[]> {
  const { material, date, world } = context;
  const expectedWord = typeof facts.verified === 'boolean' ? signatureWord(facts.verified) : undefined;
  let document: SignedDocument;
  try {
    document = await signers.read(place);
  } catch (error) {
    const weak = WEAK.has(facts.digest ?? '') || WEAK.has(facts.sigAlg ?? '');
    const expected = weak ? 'WEAK_ALGORITHM' : unreadable(facts.verified);
    return [{ name: '', expected, given: faultOf(error) }];
  }
  const { signer: certificate, embedded, signingTime, timestampToken } = document;
  const at = new Date(timestampToken === undefined ? (signingTime ?? date.moment) : date.moment);
  const stamp = timestampToken && (await expectedStamp(timestampToken, document, material));
  const judgedAt = stamp?.time ?? at.getTime();
  const expected =
    stamp?.fault ?? expectedVerdict(facts, { certificate, embedded, material, world, at: judgedAt });
  const verdicts = await world.judge.verifyEach({ signature: der, content, at, profile: 'ARCHIVE' });
  const verdict = verdicts[place];
  const quiet = true;
  return [
    ...(await certificatePoints(facts, certificate, context)).map((point) => ({ ...point, quiet })),
    { name: 'digest', expected: facts.digest ?? undefined, given: info.digestAlgorithm.oid, quiet },
    { name: 'algorithm', expected: facts.sigAlg ?? undefined, given: info.signatureAlgorithm.oid, quiet },
    { name: 'signed', expected: time(facts.signingTime), given: time(signingTime) ?? 'untold', quiet },
    {
      name: 'time-stamp',
      expected: presence(facts.tst),
      given: presence(timestampToken ?? false) ?? '',
      quiet,
    },
    { name: '', expected: expectedWord, given: signatureWord(await isGood(document)) },
    {
      name: '',
      expected: facts.verified === false ? 'BAD_SIGNATURE' : expected,
      given: verdict === undefined ? 'no verdict' : verdict.state === 'VALID' ? 'VALID' : verdict.code,
    },
  ];
}

/** One whose digest is another is found out while it is read. */
function unreadable(verified: boolean | null | undefined): string {
  return verified === false ? 'DIGEST_MISMATCH' : signatureWord(true);
}

function presence(stamp: unknown): string | undefined {
  if (stamp === undefined || stamp === null) return undefined;
  return stamp === false ? 'none' : 'there';
}
