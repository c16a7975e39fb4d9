export {
  type CertificateOrder,
  SandboxAuthority,
} from './authority.ts';

export { OCSP_LIES, type OcspLie } from './ocsp-lies.ts';
export { openP12, type SigningIdentity } from './p12.ts';
export { cmsPem, signCms, signCmsWithP12 } from './sign-cms.ts';
export type { Holder, Template } from './templates.ts';
