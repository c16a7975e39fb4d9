import { publicKeyOf } from '../../src/signatures/certificates/x509.ts';
import { prove } from '../../src/signatures/prove.ts';
import type { SignedDocument } from '../../src/signatures/signed-document.ts';
import { faultOf, judgeCertificate } from './judge-certificate.ts';
import type { World } from './material.ts';

/** Whether the signer's key made the signature over the signed bytes. */
export async function isGood({ signer, digest, signedBytes, signature }: SignedDocument): Promise<boolean> {
  try {
    return await publicKeyOf(signer).verify(digest, signedBytes, signature);
  } catch (error) {
    faultOf(error);
    return false;
  }
}

/** The code of the verdict on a document that the judge has no form for, in the profile ARCHIVE; `at` in ms since 1970. */
export async function judgeDocument(document: SignedDocument, world: World, at: number): Promise<string> {
  try {
    const { time } = await prove(document, { trust: world.trust, at, profile: 'ARCHIVE' });
    return await judgeCertificate(document.signer, world, time);
  } catch (error) {
    return faultOf(error);
  }
}
