export {
  KEY_ALGORITHMS,
  type KeyAlgorithm,
  openP12,
  type SigningIdentity,
  type SigningKey,
  signCms,
  signCmsTogether,
  signXml,
  stampCms,
} from '../../signing/index.ts';
export { publicationPath } from './addresses.ts';
export { type CertificateRecord, SandboxAuthority } from './authority.ts';
export type { CertificateOrder, Holder, Order } from './certificate-order.ts';
export { REVOCATION_REASONS, type RevocationReason } from './crl-builder.ts';
export { issuerOf } from './hierarchy.ts';
export { OCSP_LIES, type OcspLie } from './ocsp-lies.ts';
export { stampAt } from './request-timestamp.ts';
export { cmsPem, signCmsWithP12 } from './sign-cms.ts';
export { type PersonTemplate, TEMPLATES } from './templates.ts';
export { TimeStampAuthority, type TimestampLie } from './time-stamp-authority.ts';
