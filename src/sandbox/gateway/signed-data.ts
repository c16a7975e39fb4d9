import { SignedXml } from 'xml-crypto';
import { digestOf, XML_METHODS } from '../../signing/index.ts';
import { parseXml, XmlFault } from '../../xml/index.ts';
import type { SandboxAuthority } from '../certification-authority/index.ts';
import { SYSTEM_ALGORITHMS, signedBy, vouchedFor } from './known-signer.ts';

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';

/** Whether XML has one good enveloped signature over all of it, of a system that the sandbox's own authority knows. */
export function isSignedData(xml: string, authority: SandboxAuthority): boolean {
  const signature = signatureIn(xml);
  const base64 = signature?.getElementsByTagNameNS(DSIG, 'X509Certificate')[0]?.textContent;
  if (signature === null || !base64) return false;
  const certificate = Buffer.from(base64, 'base64');
  const check = new SignedXml({ publicCert: 'read from the signature' });
  for (const algorithm of SYSTEM_ALGORITHMS) {
    const { signature: name, digest, digestName } = XML_METHODS[algorithm];
    check.SignatureAlgorithms[name] = class {
      getAlgorithmName = () => name;
      getSignature = () => '';
      verifySignature = (material: string, _key: unknown, value: string): boolean =>
        signedBy(algorithm, certificate, Buffer.from(material), Buffer.from(value, 'base64')) &&
        vouchedFor(algorithm, certificate, authority) !== null;
    };
    check.HashAlgorithms[digest] = class {
      getAlgorithmName = () => digest;
      getHash = (text: string) => digestOf(digestName, Buffer.from(text)).toString('base64');
    };
  }
  return passes(check, signature, xml) && check.getReferences().every(({ uri }) => uri === '');
}

/** What is told of a signature that is not good, is whatever is thrown. */
function passes(check: SignedXml, signature: Element, xml: string): boolean {
  try {
    check.loadSignature(signature);
    return check.checkSignature(xml) && check.getSignedReferences().length === 1;
  } catch (fault) {
    if (fault instanceof Error) return false;
    throw fault;
  }
}

function signatureIn(xml: string): Element | null {
  try {
    const root = parseXml(Buffer.from(xml)).documentElement;
    const [signature, ...others] = Array.from(root.getElementsByTagNameNS(DSIG, 'Signature'));
    return signature?.parentNode === root && others.length === 0 ? signature : null;
  } catch (fault) {
    if (fault instanceof XmlFault) return null;
    throw fault;
  }
}
