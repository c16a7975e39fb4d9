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
import { openCms } from '../cms/read-cms.ts';
import { prove } from '../prove.ts';
import type { RevocationStatus } from '../revocation/revocation-status.ts';
import type { SignatureDoubt } from '../signature-doubt.ts';
import { Refusal, type SignatureFault } from '../signature-fault.ts';
import type { Profile } from '../signature-verifier.ts';
import type { SignedDocument } from '../signed-document.ts';
import { type Timestamp, verifyTimestamp } from '../timestamps/verify-timestamp.ts';
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

/** The time-stamp over a seal, or why it is none. */
export type StampVerdict =
  | {
      readonly state: 'VALID';
      readonly timestamp: Timestamp;
      /** Whether it is known that the authority's certificate was not revoked. */
      readonly statusKnown: boolean;
    }
  | { readonly state: 'INVALID'; readonly code: SignatureFault };

/** What a seal is, and the moment by which it was judged. */
export interface SealVerdict {
  readonly verdict: SystemVerdict;
  /** The time-stamp's; without one that the signer names. */
  readonly at: Date;
  /** Null where there is no time-stamp. */
  readonly stamp: StampVerdict | null;
  /** Certificates that came along with it, DER. */
  readonly certificates: readonly Uint8Array[];
}

const MAX_SEAL_BYTES = 256 * 1024;
/** How far the clock of a time-stamp authority may be before ours. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;

/** Judges what information systems sign, by the checks that hold for people (signature-judge.ts), but for the names. */
export class SystemJudge {
  readonly #ports: { readonly trust: TrustStore; readonly revocation: RevocationStatus };

  constructor(ports: { readonly trust: TrustStore; readonly revocation: RevocationStatus }) {
    this.#ports = ports;
  }

  /** A whole message, by WS-Security. */
  envelope(signature: BodySignature, at: Date): Promise<SystemVerdict> {
    return settled(async () => this.#check(await readWss(signature), at.getTime(), 'REQUEST'));
  }

  /** Data of a message: XML with an enveloped signature over all of it. */
  data(signed: Uint8Array, at: Date): Promise<SystemVerdict> {
    return settled(async () => this.#check(await readXmlSignature(signed, null), at.getTime(), 'REQUEST'));
  }

  /**
   * A CMS over content that stands beside it, made perhaps long ago: judged by the moment of its time-stamp; without one by
   * that which the signer names, or by `now` where none is named.
   */
  async seal(cms: Uint8Array, content: Uint8Array, now: Date): Promise<SealVerdict> {
    let time = now.getTime();
    let stamp: StampVerdict | null = null;
    let certificates: readonly Uint8Array[] = [];
    const verdict = await settled(async () => {
      const document = await openCms({ cms, content, maxBytes: MAX_SEAL_BYTES, maxSigners: 1 }).read(0);
      /* What nobody signed: of a seal that is a time-stamp, or nothing. */
      if (document.hasOthersUnsigned === true) throw new Refusal('MALFORMED');
      certificates = document.embedded.map(({ der }) => der);
      stamp = await this.#stampOf(document, now.getTime());
      time = stamp?.state === 'VALID' ? stamp.timestamp.time : Math.min(time, document.signingTime ?? time);
      return this.#check({ ...document, timestampToken: undefined }, time, 'ARCHIVE');
    });
    return { verdict, at: new Date(time), stamp, certificates };
  }

  async #stampOf(document: SignedDocument, now: number): Promise<StampVerdict | null> {
    const { trust, revocation } = this.#ports;
    const { timestampToken: token, signature, embedded } = document;
    if (token === undefined) return null;
    try {
      const timestamp = await verifyTimestamp({ token, imprinted: signature, embedded, trust });
      const { chain, time } = timestamp;
      if (time > now + CLOCK_DIFFERENCE_MS) return { state: 'INVALID', code: 'STALE_REQUEST' };
      const { fault, doubt } = await revocation.check(chain, time, time);
      if (fault !== undefined) return { state: 'INVALID', code: fault };
      return { state: 'VALID', timestamp, statusKnown: doubt === undefined };
    } catch (fault) {
      if (fault instanceof Refusal) return { state: 'INVALID', code: fault.why };
      throw fault;
    }
  }

  async #check(document: SignedDocument, at: number, profile: Profile): Promise<SystemVerdict> {
    const { trust, revocation } = this.#ports;
    const { chain } = await prove(document, { trust, at, profile });
    const unfit = validityFault(document.signer, at) ?? systemPurposeFault(document.signer);
    if (unfit !== undefined) return { state: 'INVALID', code: unfit };
    const { fault, doubt } = await revocation.check(chain, at, at);
    if (fault !== undefined) return { state: 'INVALID', code: fault };
    const system = informationSystemOf(document.signer);
    if (system === null) return { state: 'INVALID', code: 'SUBJECT_AMBIGUOUS' };
    return doubt === undefined ? { state: 'VALID', system } : { state: 'INDETERMINATE', code: doubt, system };
  }
}

/** The verdict, or what was wrong with what was sent. */
async function settled(judge: () => Promise<SystemVerdict>): Promise<SystemVerdict> {
  try {
    return await judge();
  } catch (fault) {
    if (fault instanceof Refusal) return { state: 'INVALID', code: fault.fault };
    if (fault instanceof DerError) return { state: 'INVALID', code: 'MALFORMED' };
    if (fault instanceof VerificationBusy) return { state: 'INDETERMINATE', code: 'VERIFIER_BUSY' };
    throw fault;
  }
}
