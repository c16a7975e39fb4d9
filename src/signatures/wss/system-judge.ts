import { DerError } from '../../asn1/index.ts';
import type { BodySignature } from '../../soap/index.ts';
import { VerificationBusy } from '../algorithms/verification-busy.ts';
import { validityFault } from '../certificates/certificate-rules.ts';
import {
  type InformationSystem,
  informationSystemOf,
  systemPurposeFault,
} from '../certificates/system-certificate.ts';
import type { TrustStore } from '../certificates/trust-store.ts';
import { prove } from '../prove.ts';
import type { RevocationStatus } from '../revocation/revocation-status.ts';
import type { SignatureDoubt } from '../signature-doubt.ts';
import { Refusal, type SignatureFault } from '../signature-fault.ts';
import type { SignedDocument } from '../signed-document.ts';
import { readXmlSignature } from '../xml/read-xml-signature.ts';
import { readWss } from './read-wss.ts';

/** Which information system signed, or why that is not known. */
export type SystemVerdict =
  | { readonly state: 'VALID'; readonly system: InformationSystem }
  | { readonly state: 'INVALID'; readonly code: SignatureFault }
  /** With the system where nothing but its certificate's status is open. */
  | {
      readonly state: 'INDETERMINATE';
      readonly code: SignatureDoubt;
      readonly system?: InformationSystem;
    };

/** Judges what information systems sign, by the checks that hold for people (signature-judge.ts), but for the names. */
export class SystemJudge {
  readonly #ports: { readonly trust: TrustStore; readonly revocation: RevocationStatus };

  constructor(ports: { readonly trust: TrustStore; readonly revocation: RevocationStatus }) {
    this.#ports = ports;
  }

  /** A whole message, by WS-Security. */
  envelope(signature: BodySignature, at: Date): Promise<SystemVerdict> {
    return this.#judge(() => readWss(signature), at);
  }

  /** Data of a message: XML with an enveloped signature over all of it. */
  data(signed: Uint8Array, at: Date): Promise<SystemVerdict> {
    return this.#judge(() => readXmlSignature(signed, null), at);
  }

  async #judge(read: () => Promise<SignedDocument>, at: Date): Promise<SystemVerdict> {
    try {
      return await this.#check(await read(), at.getTime());
    } catch (fault) {
      if (fault instanceof Refusal) return { state: 'INVALID', code: fault.fault };
      if (fault instanceof DerError) return { state: 'INVALID', code: 'MALFORMED' };
      if (fault instanceof VerificationBusy) return { state: 'INDETERMINATE', code: 'VERIFIER_BUSY' };
      throw fault;
    }
  }

  async #check(document: SignedDocument, at: number): Promise<SystemVerdict> {
    const { trust, revocation } = this.#ports;
    const { chain } = await prove(document, { trust, at, profile: 'REQUEST' });
    const unfit = validityFault(document.signer, at) ?? systemPurposeFault(document.signer);
    if (unfit !== undefined) return { state: 'INVALID', code: unfit };
    const { fault, doubt } = await revocation.check(chain, at, at);
    if (fault !== undefined) return { state: 'INVALID', code: fault };
    const system = informationSystemOf(document.signer);
    if (system === null) return { state: 'INVALID', code: 'SUBJECT_AMBIGUOUS' };
    return doubt === undefined ? { state: 'VALID', system } : { state: 'INDETERMINATE', code: doubt, system };
  }
}
