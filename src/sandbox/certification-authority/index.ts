export { publicationPath } from './addresses.ts';
export { type CertificateRecord, SandboxAuthority } from './authority.ts';
export type { CertificateOrder, Holder, Order } from './certificate-order.ts';
export { REVOCATION_REASONS, type RevocationReason } from './crl-builder.ts';
export { openP12, type SigningIdentity } from './p12.ts';
export { cmsPem, signCms, signCmsTogether, signCmsWithP12 } from './sign-cms.ts';
export { KEY_ALGORITHMS, type KeyAlgorithm, type SigningKey } from './signing-key.ts';
export { type PersonTemplate, TEMPLATES } from './templates.ts';
