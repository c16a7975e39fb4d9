export type { CertificateTemplate } from './certificate-template.ts';
export { CmsSignatureVerifier, type CmsSignatureVerifierPorts } from './cms-signature-verifier.ts';
export { CrlFetcher, type CrlFetcherPorts, type DownloadFault, type RefreshOutcome } from './crl-fetcher.ts';
export {
  InMemoryRevocationLists,
  type Installation,
  type ListFault,
  type RevocationLists,
} from './revocation-lists.ts';
export {
  type CertificateFault,
  type FaultCategory,
  SIGNATURE_FAULTS,
  type SignatureFault,
  type StructureFault,
} from './signature-fault.ts';
export type {
  SignatureDoubt,
  SignatureEvidence,
  SignatureVerifier,
  SignerIdentity,
  Verdict,
  VerifyInput,
} from './signature-verifier.ts';
export { TrustStore } from './trust-store.ts';
