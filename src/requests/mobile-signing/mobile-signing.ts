import type { Language, Login, MessageValues } from '../../kernel/index.ts';
import type { SigningPurpose } from '../signing/document-to-sign.ts';

/** How eGov Mobile signs: CMS with the document inside, CMS beside it, or an enveloped XML signature. */
export const MOBILE_SIGNING_METHODS = ['CMS_WITH_DATA', 'CMS_SIGN_ONLY', 'XML'] as const;
export type MobileSigningMethod = (typeof MOBILE_SIGNING_METHODS)[number];

export const MOBILE_SIGNING_STATES = ['WAITING', 'OPENED', 'HELD', 'SIGNED', 'REFUSED', 'EXPIRED'] as const;
export type MobileSigningState = (typeof MOBILE_SIGNING_STATES)[number];

/** What came back from a phone is judged so many times; judging costs. */
export const MAX_TRIES = 20;

/** Why the last signature was turned down: a code of errors.json with the values of its text. */
export interface SigningFault {
  readonly code: string;
  readonly values: MessageValues;
}

/** A document handed to a phone, as whoever is to sign it reads it. */
export interface MobileSigning {
  readonly uuid: string;
  readonly method: MobileSigningMethod;
  readonly state: MobileSigningState;
  readonly expiresAt: string;
  readonly fault: SigningFault | null;
  /** Address for the phone; known only when it is made, since only its hash is kept. */
  readonly address: string | null;
}

/** The same as the phone reaches it, with all that signing needs. */
export interface HandedDocument extends Omit<MobileSigning, 'address'> {
  readonly purpose: SigningPurpose;
  /** Of whoever handed it out: the phone does not say which it is set to. */
  readonly language: Language;
  readonly accessHash: Buffer;
  readonly documentId: string;
  readonly content: Buffer;
  readonly requestId: string;
  readonly requestVersion: number;
  readonly stepKey: string;
  readonly signerId: string;
  readonly sessionId: string;
  readonly login: Login;
  readonly edition: string;
  readonly requestNumber: string | null;
  readonly provider: string;
}

/** Whether the phone may still fetch and sign it. */
export function isOpen({ state }: Pick<MobileSigning, 'state'>): boolean {
  return state === 'WAITING' || state === 'OPENED';
}
