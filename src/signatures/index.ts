export { GostEngineError } from './algorithms/gost-engine.ts';
export { gostVerification } from './algorithms/gost-verification.ts';
export { TrustStore } from './certificates/trust-store.ts';
export { CmsSignatureVerifier } from './cms-signature-verifier.ts';
export { CrlFetcher } from './revocation/crl-fetcher.ts';
export { InMemoryRevocationLists } from './revocation/revocation-lists.ts';
export { SIGNATURE_FAULTS } from './signature-fault.ts';
export type {
  SignatureEvidence,
  SignatureVerifier,
  SignerIdentity,
  Verdict,
  VerifyInput,
} from './signature-verifier.ts';
