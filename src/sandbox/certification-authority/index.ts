export {
  type AuthorityOptions,
  type CertificateOrder,
  type IssuedCertificate,
  type IssuedKeyStore,
  SandboxAuthority,
} from './authority.ts';
export type { RevocationReason } from './crl-builder.ts';
export { openP12, type SigningIdentity } from './p12.ts';
export { cmsPem, type SignCmsOptions, signCms, signCmsWithP12 } from './sign-cms.ts';
export type { Holder, Template } from './templates.ts';
