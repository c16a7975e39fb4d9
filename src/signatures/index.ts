export { CmsSignatureVerifier } from './cms-signature-verifier.ts';
export { CrlFetcher } from './crl-fetcher.ts';
export { InMemoryRevocationLists } from './revocation-lists.ts';
export { SIGNATURE_FAULTS } from './signature-fault.ts';
export type {
  SignatureEvidence,
  SignatureVerifier,
  SignerIdentity,
  Verdict,
  VerifyInput,
} from './signature-verifier.ts';
export { TrustStore } from './trust-store.ts';
