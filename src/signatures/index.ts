export { GostEngineError } from './algorithms/gost-engine.ts';
export { gostVerification } from './algorithms/gost-verification.ts';
export { TrustStore } from './certificates/trust-store.ts';
export { messageDer } from './cms/encoding.ts';
export { CrlFetcher, type RefreshOutcome } from './revocation/crl-fetcher.ts';
export { KeptRevocation } from './revocation/kept-revocation.ts';
export { ListFolder } from './revocation/list-folder.ts';
export { OcspClient, type ResponderFailure } from './revocation/ocsp-client.ts';
export { RevocationJudge } from './revocation/revocation-judge.ts';
export { InMemoryRevocationLists } from './revocation/revocation-lists.ts';
export type { RevocationStatus } from './revocation/revocation-status.ts';
export { SIGNATURE_DOUBTS, type SignatureDoubt } from './signature-doubt.ts';
export { Refusal, SIGNATURE_FAULTS } from './signature-fault.ts';
export { SignatureJudge } from './signature-judge.ts';
export type {
  SignatureEvidence,
  SignatureVerifier,
  SignerIdentity,
  Verdict,
  VerifyInput,
} from './signature-verifier.ts';
export { TimeStampClient } from './timestamps/time-stamp-client.ts';
export { timestampTokenOf } from './timestamps/timestamp-token.ts';
export { type Timestamp, type TimestampInput, verifyTimestamp } from './timestamps/verify-timestamp.ts';
export { type StampVerdict, SystemJudge, type SystemVerdict } from './wss/system-judge.ts';
export { openPinnedXml } from './xml/open-pinned-xml.ts';
export { readXmlSignature } from './xml/read-xml-signature.ts';
export { signingXml } from './xml/signing-xml.ts';
