export { gostThreads } from './algorithms/gost-threads.ts';
export { VerificationBusy } from './algorithms/verification-busy.ts';
export { TrustStore } from './certificates/trust-store.ts';
export { CrlFetcher } from './revocation/crl-fetcher.ts';
export { InMemoryRevocationLists } from './revocation/revocation-lists.ts';
export { SIGNATURE_FAULTS } from './signature-fault.ts';
export { SignatureJudge } from './signature-judge.ts';
export type {
  SignatureEvidence,
  SignatureVerifier,
  SignerIdentity,
  Verdict,
  VerifyInput,
} from './signature-verifier.ts';
export { timestampTokenOf } from './timestamps/timestamp-token.ts';
export { type Timestamp, type TimestampInput, verifyTimestamp } from './timestamps/verify-timestamp.ts';
export { readXmlSignature } from './xml/read-xml-signature.ts';
export { signingXml } from './xml/signing-xml.ts';
