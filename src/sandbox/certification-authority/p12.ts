import { createPrivateKey, type KeyObject } from 'node:crypto';
import forge from 'node-forge';

/** A key and its certificate, as a key store file holds them. */
export interface SigningIdentity {
  readonly key: KeyObject;
  /** DER. */
  readonly certificate: Uint8Array;
}

/**
 * A PKCS#12 file: PBES2 with AES-256, a SHA-1 MAC, as `openssl pkcs12` of OpenSSL 3 opens without its
 * legacy module.
 */
export function exportP12(options: {
  readonly privateKeyPem: string;
  /** The holder's certificate first. */
  readonly certificatePems: readonly string[];
  readonly password: string;
  readonly friendlyName: string;
}): Buffer {
  const pfx = forge.pkcs12.toPkcs12Asn1(
    forge.pki.privateKeyFromPem(options.privateKeyPem),
    options.certificatePems.map((certificate) => forge.pki.certificateFromPem(certificate)),
    options.password,
    { algorithm: 'aes256', friendlyName: options.friendlyName, generateLocalKeyId: true },
  );
  return Buffer.from(forge.asn1.toDer(pfx).getBytes(), 'latin1');
}

/** Throws when the password is wrong or the file is not one of ours (RSA key, certificates in it). */
export function openP12(p12: Uint8Array, password: string): SigningIdentity {
  const pfx = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(Buffer.from(p12).toString('latin1')), password);
  const keyBag = pfx.getBags({ bagType: forge.pki.oids.pkcs8ShroudedKeyBag ?? '' });
  const certBag = pfx.getBags({ bagType: forge.pki.oids.certBag ?? '' });
  const key = Object.values(keyBag).flat()[0]?.key;
  const certificate = Object.values(certBag).flat()[0]?.cert;
  if (!key || !certificate) throw new Error('no RSA key or certificate in the PKCS#12 file');
  return {
    key: createPrivateKey(forge.pki.privateKeyToPem(key)),
    certificate: Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes(), 'latin1'),
  };
}
