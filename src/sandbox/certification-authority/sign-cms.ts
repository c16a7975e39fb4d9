import { pem } from '../../asn1/index.ts';
import { openP12, type SignCmsOptions, signCms } from '../../signing/index.ts';

/** A CMS signature with a key store file and its password. */
export function signCmsWithP12(
  keyStore: { readonly p12: Uint8Array; readonly password: string },
  options: SignCmsOptions,
): Buffer {
  return signCms(openP12(keyStore.p12, keyStore.password), options);
}

/** As NCALayer hands it out when asked for text. */
export function cmsPem(der: Uint8Array): string {
  return pem('CMS', der);
}
