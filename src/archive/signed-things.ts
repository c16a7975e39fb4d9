import type { SignatureRecord } from './archive-store.ts';
import type { RequestRecord } from './collect-record.ts';
import { jsonMember, type Member, memberOf } from './member.ts';

/** What a signature of the archive is over: the document beside it, or the paper that was issued. */
export type SignedPart = 'DOCUMENT' | 'PAPER' | 'PAPER_INSIDE';

/** A signature as the index lists it. */
export interface SignatureEntry {
  /** Folder with `signature.*`, `document.json` and `evidence.json`. */
  readonly folder: string;
  readonly file: string;
  readonly over: SignedPart;
  readonly step: string;
  readonly role: string;
  readonly signer: {
    readonly name: string;
    readonly iin: string;
    readonly bin: string | null;
    readonly serialNumber: string;
  };
  readonly algorithm: string;
  /** When the server had it in hand, ISO 8601: what it was judged by, unless it carries a time-stamp. */
  readonly receivedAt: string;
}

const OVER: Readonly<Record<string, SignedPart>> = { PDF: 'PAPER_INSIDE', DETACHED: 'PAPER' };
const XML_BEGINNING = /^\s*</;

/** Folders of signatures, in the order in which they were made. */
export function signatureEntries({ signatures, request }: RequestRecord): SignatureEntry[] {
  return signatures.map((signature, index) => {
    const folder = `signatures/${String(index + 1).padStart(2, '0')}`;
    const over = signature.ofResult ? (OVER[request.result?.signedForm ?? ''] ?? 'DOCUMENT') : 'DOCUMENT';
    const { stepKey: step, role, iin, bin, serialNumber, algorithm } = signature;
    return {
      folder,
      file: `${folder}/signature.${isXml(signature) ? 'xml' : 'p7s'}`,
      over,
      step,
      role,
      signer: { name: signature.signerName, iin, bin, serialNumber },
      algorithm,
      receivedAt: new Date(signature.signedAt).toISOString(),
    };
  });
}

/** The bytes as they came, the document as it was given out, the evidence as it was kept; then the lists it names. */
export function signatureMembers(record: RequestRecord): Member[] {
  const entries = signatureEntries(record);
  const parts = record.signatures.flatMap((signature, index) => {
    const entry = entries[index];
    if (entry === undefined) return [];
    const { folder, file } = entry;
    return [
      memberOf(file, isXml(signature) ? 'application/xml' : 'application/pkcs7-signature', signature.cms),
      memberOf(`${folder}/document.json`, 'application/json', signature.document),
      jsonMember(`${folder}/evidence.json`, signature.evidence),
    ];
  });
  const lists = record.lists.map(({ sha256, der }) =>
    memberOf(`evidence/lists/${sha256}.crl`, 'application/pkix-crl', der),
  );
  return [...parts, ...lists];
}

function isXml({ cms }: SignatureRecord): boolean {
  return XML_BEGINNING.test(cms.subarray(0, 64).toString('latin1'));
}
