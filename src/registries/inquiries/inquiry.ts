import type { RegistryName } from '../findings.ts';

/** A step of a request asks about its people; somebody fills in a form with what is known of them; a system brings a request. */
export const INQUIRY_PURPOSES = ['STEP', 'PREFILL', 'BRINGING'] as const;
export type InquiryPurpose = (typeof INQUIRY_PURPOSES)[number];

/** UNREACHABLE to MALFORMED: as OutsideFault has it. */
export const INQUIRY_OUTCOMES = [
  'FOUND',
  'NOT_FOUND',
  'UNREACHABLE',
  'TIMEOUT',
  'REFUSED',
  'MALFORMED',
] as const;
export type InquiryOutcome = (typeof INQUIRY_OUTCOMES)[number];

/** Why a registry is asked, and for whom. */
export interface InquiryReason {
  readonly purpose: InquiryPurpose;
  /** uuid; null where there is no request yet. */
  readonly requestId: string | null;
  readonly stepKey: string | null;
  /** uuid of the person who asks; null where a step does. */
  readonly personId: string | null;
  /** Code of the organisation on whose behalf; null where a person asks for themselves. */
  readonly organisation: string | null;
  /** Name of the information system on whose behalf, with its BIN. */
  readonly system?: string;
  /** IIN and BIN of all whom a power of attorney concerns. */
  readonly parties: readonly string[];
}

export interface NewInquiry extends Omit<InquiryReason, 'parties'> {
  readonly registry: RegistryName;
  /** IIN and BIN of those whom the question is about. */
  readonly about: readonly string[];
  readonly askedAt: Date;
}
