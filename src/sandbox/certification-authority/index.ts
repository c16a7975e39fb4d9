export {
  type CertificateOrder,
  SandboxAuthority,
} from './authority.ts';

export { openP12, type SigningIdentity } from './p12.ts';
export { type Stamp, stampAt } from './request-timestamp.ts';
export { cmsPem, signCms, signCmsWithP12 } from './sign-cms.ts';
export { stampCms } from './stamp-cms.ts';
export type { Holder, Template } from './templates.ts';
export { TimeStampAuthority, type TimestampLie } from './time-stamp-authority.ts';
