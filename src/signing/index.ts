export {
  attribute,
  buildCms,
  buildSignerInfo,
  type CmsSigner,
  standardAttributes,
} from './cms-builder.ts';
export { DIGEST_OID, type DigestName, digestOf, keyIdentifier } from './digests.ts';
export { exportP12, openP12, type SigningIdentity } from './key-store.ts';
export { newSigningKey, openPrivateKey } from './private-key.ts';
export { type SignCmsOptions, signCms, signCmsTogether } from './sign-cms.ts';
export { signXml } from './sign-xml.ts';
export { KEY_ALGORITHMS, type KeyAlgorithm, type SigningAlgorithm, type SigningKey } from './signing-key.ts';
export { type Stamp, signatureValueIn, stampCms } from './stamp-cms.ts';
export { XML_METHODS } from './xml-methods.ts';
