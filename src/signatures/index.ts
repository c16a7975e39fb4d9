export { TrustStore } from './certificates/trust-store.ts';
export { CmsSignatureVerifier } from './cms-signature-verifier.ts';
export { CrlFetcher, type RefreshOutcome } from './revocation/crl-fetcher.ts';
export { ListFolder } from './revocation/list-folder.ts';
export { OcspClient, type ResponderFailure } from './revocation/ocsp-client.ts';
export { RevocationJudge } from './revocation/revocation-judge.ts';
export { InMemoryRevocationLists } from './revocation/revocation-lists.ts';
export type { RevocationStatus } from './revocation/revocation-status.ts';
export { SIGNATURE_FAULTS } from './signature-fault.ts';
export type {
  SignatureEvidence,
  SignatureVerifier,
  SignerIdentity,
  Verdict,
  VerifyInput,
} from './signature-verifier.ts';
