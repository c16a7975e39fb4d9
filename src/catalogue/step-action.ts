import type { InformationSystem } from './information-system.ts';

/** Roles of staff that a regulation gives a step to: the provider's, and those of a public service centre. */
export type StaffRole =
  | 'CLERK'
  | 'HEAD'
  | 'UNIT_HEAD'
  | 'EXECUTOR'
  | 'PSC_OPERATOR'
  | 'PSC_STORE'
  | 'PSC_COURIER';

/** Registries that know an applicant or a representative. */
export type RegistrySystem = Extract<
  InformationSystem,
  'INDIVIDUALS_REGISTRY' | 'LEGAL_ENTITIES_REGISTRY' | 'NOTARIAL_SYSTEM'
>;

/** What the engine does at a step. The engine knows these kinds and nothing of any act. */
export type StepAction =
  /** The applicant has an account; satisfied when a request can begin at all. */
  | { readonly do: 'ENROL' }
  /** The applicant logs in; with a role, a member of staff does at the provider's desk or at the centre. */
  | { readonly do: 'AUTHENTICATE'; readonly role?: StaffRole }
  | { readonly do: 'CHECK_AUTHENTICATION'; readonly role?: StaffRole }
  /** The form is filled and documents are attached: by the applicant or, with a role, by staff on their behalf. */
  | { readonly do: 'FILL_FORM'; readonly role?: StaffRole }
  | { readonly do: 'PAY' }
  | { readonly do: 'CHECK_PAYMENT' }
  | { readonly do: 'CHOOSE_CERTIFICATE' }
  /** The certification authority is asked about the certificate; no person acts. */
  | { readonly do: 'QUERY_CERTIFICATE' }
  | { readonly do: 'CHECK_CERTIFICATE' }
  /** The form is signed: by the applicant or, with a role, by the member of staff who filled it. */
  | { readonly do: 'SIGN'; readonly role?: StaffRole }
  /** A member of staff chooses the service, opens the form and enters the applicant's data for them. */
  | { readonly do: 'ENTER_APPLICANT'; readonly role: StaffRole }
  /** Asks the registries for the applicant and the representative through the gateway; no person acts. */
  | { readonly do: 'QUERY_REGISTRIES'; readonly registries: readonly RegistrySystem[] }
  /** Passes when the registries know the applicant and, where there is one, the power of attorney. */
  | { readonly do: 'CHECK_REGISTRY_DATA' }
  /** A member of staff notes which documents are on paper and attaches them; nothing is signed. */
  | { readonly do: 'ATTACH_DOCUMENTS'; readonly role: StaffRole }
  /** The same, and certifies the form with their own key. */
  | { readonly do: 'ATTACH_AND_CERTIFY'; readonly role: StaffRole }
  /** A centre's operator checks the papers against the list: in full, they are taken in on a receipt. */
  | { readonly do: 'TAKE_IN'; readonly role: StaffRole }
  /** The electronic document travels through the gateway; no person acts. */
  | { readonly do: 'DELIVER'; readonly from: InformationSystem; readonly to: InformationSystem }
  /** Papers leave for the provider, by courier. */
  | { readonly do: 'DISPATCH_PAPERS'; readonly role: StaffRole }
  /** A member of staff registers the request and hands it to somebody, or keeps it; or it goes on to a role. */
  | { readonly do: 'REGISTER'; readonly role: StaffRole; readonly assigns?: StaffRole | 'SELF' }
  /** A member of staff looks at it and hands it on, by a resolution. */
  | { readonly do: 'HAND_ON'; readonly role: StaffRole; readonly assigns: StaffRole }
  /** Whoever it was handed to takes it up, and the applicant is told. */
  | { readonly do: 'TAKE_UP'; readonly role: StaffRole }
  /** Whether the documents are in full; when they are not, the rest is not looked at. */
  | { readonly do: 'CHECK_COMPLETENESS'; readonly role: StaffRole }
  /** A member of staff answers the condition, with grounds when the answer is no. */
  | { readonly do: 'EXAMINE'; readonly role: StaffRole }
  /** A member of staff draws up the result or the reasoned refusal; nothing is decided before it is signed. */
  | { readonly do: 'DRAFT_DECISION'; readonly role: StaffRole }
  /** A superior agrees to the draft, or returns it for rework to the step `returnsTo`. */
  | { readonly do: 'AGREE'; readonly role: StaffRole; readonly returnsTo: string }
  /** Passes when what was decided is to grant. */
  | { readonly do: 'CHECK_DECISION' }
  /** Signs the result, or where `refusalDocument` is named the reasoned refusal; or returns the draft for rework. */
  | {
      readonly do: 'ISSUE_RESULT';
      readonly role: StaffRole;
      /** Whose certificate it takes: one with the right to sign for the organisation, or any employee's own. */
      readonly authority: 'ORGANISATION' | 'EMPLOYEE';
      readonly document: ResultDocumentKind;
      readonly refusalDocument?: ResultDocumentKind;
      readonly returnsTo?: string;
    }
  /** The signed result reaches the applicant's cabinet; no person acts. */
  | { readonly do: 'RELEASE_RESULT' }
  /** The paper goes back to the centre by courier. */
  | { readonly do: 'DISPATCH_RESULT'; readonly role: StaffRole }
  /** The centre checks what the courier brought. */
  | { readonly do: 'RECEIVE_RESULT'; readonly role: StaffRole }
  /** The result is given to the applicant in person, or sent to their electronic address. */
  | { readonly do: 'HAND_OVER'; readonly role: StaffRole }
  | { readonly do: 'REFUSE'; readonly notice: RefusalNotice };
export type StepActionKind = StepAction['do'];

/** All kinds, in the order of their declaration. */
export const STEP_ACTION_KINDS = [
  'ENROL',
  'AUTHENTICATE',
  'CHECK_AUTHENTICATION',
  'FILL_FORM',
  'PAY',
  'CHECK_PAYMENT',
  'CHOOSE_CERTIFICATE',
  'QUERY_CERTIFICATE',
  'CHECK_CERTIFICATE',
  'SIGN',
  'ENTER_APPLICANT',
  'QUERY_REGISTRIES',
  'CHECK_REGISTRY_DATA',
  'ATTACH_DOCUMENTS',
  'ATTACH_AND_CERTIFY',
  'TAKE_IN',
  'DELIVER',
  'DISPATCH_PAPERS',
  'REGISTER',
  'HAND_ON',
  'TAKE_UP',
  'CHECK_COMPLETENESS',
  'EXAMINE',
  'DRAFT_DECISION',
  'AGREE',
  'CHECK_DECISION',
  'ISSUE_RESULT',
  'RELEASE_RESULT',
  'DISPATCH_RESULT',
  'RECEIVE_RESULT',
  'HAND_OVER',
  'REFUSE',
] as const satisfies readonly StepActionKind[];

export const REFUSAL_NOTICES = [
  'AUTH_REFUSED',
  'PAYMENT_MISSING',
  'SIGNATURE_INVALID',
  'DATA_UNAVAILABLE',
  'DOCUMENTS_NONCONFORMING',
  'GROUNDS_NOT_MET',
  'INTAKE_REFUSED',
  'CONSIDERATION_REFUSED',
] as const;
/** Kinds of notice of refusal (хабарлама). Its text: `editions/<key>:notice.<kind>`. */
export type RefusalNotice = (typeof REFUSAL_NOTICES)[number];

/** Text: `editions/<key>:result.<kind>.title`. */
export type ResultDocumentKind =
  | 'MEDIA_CERTIFICATE'
  | 'FOREIGN_PERIODICALS_REFERENCE'
  | 'ARCHIVAL_REFERENCE'
  | 'APOSTILLE_STAMP'
  | 'READINESS_NOTICE'
  | 'REASONED_REFUSAL';
