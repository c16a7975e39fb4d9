import { DerError } from '../../src/asn1/index.ts';
import { type SigningIdentity, signXml } from '../../src/sandbox/certification-authority/index.ts';
import { readXmlSignature, signingXml, TrustStore } from '../../src/signatures/index.ts';
import { prove } from '../../src/signatures/prove.ts';
import { Refusal } from '../../src/signatures/signature-fault.ts';
import type { SignXmlChange } from '../../src/signing/sign-xml.ts';
import { APPLICANT, CONTENT, NOW, type SignatureWorld, signatureWorld } from './signatures.ts';

/** What the tests have signed: CONTENT, as it is given out for signXml. */
export const DOCUMENT = signingXml(CONTENT);

export interface XmlWorld extends SignatureWorld {
  readonly gostApplicant: SigningIdentity;
  /** DOCUMENT signed by the applicant with an RSA key, as text. */
  signed(change?: SignXmlChange): string;
  /** The same, then made wrong. */
  forged(change: (xml: string) => string): string;
  /** `VALID`, or the code of the refusal. */
  check(signed: string | Uint8Array, document?: Uint8Array): Promise<string>;
}

export async function xmlWorld(): Promise<XmlWorld> {
  const world = await signatureWorld();
  const { authority, applicant } = world;
  const trust = new TrustStore({
    roots: [authority.rootPem(), authority.rootPem('GOST2015')],
    intermediates: [authority.issuingPem(), authority.issuingPem('GOST2015')],
  });
  const signed = (change?: SignXmlChange) => signXml(applicant, DOCUMENT, change).toString();
  return {
    ...world,
    gostApplicant: await authority.certify({ ...APPLICANT, algorithm: 'GOST2015' }),
    signed,
    forged: (change) => changed(signed(), change),
    check: (message, document = DOCUMENT) => check(Buffer.from(message), document, trust),
  };
}

/** A change that changes nothing would prove nothing. */
function changed(text: string, change: (text: string) => string): string {
  const other = change(text);
  if (other === text) throw new Error('the change found nothing to change');
  return other;
}

async function check(signed: Uint8Array, document: Uint8Array, trust: TrustStore): Promise<string> {
  try {
    const at = NOW.getTime();
    await prove(await readXmlSignature(signed, document), { trust, at, profile: 'REQUEST' });
    return 'VALID';
  } catch (error) {
    if (error instanceof Refusal) return error.fault;
    if (error instanceof DerError) return 'MALFORMED';
    throw error;
  }
}
