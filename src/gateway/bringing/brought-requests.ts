interface BothLanguages {
  readonly kk: string;
  readonly ru: string;
}

/** A system that brings requests. */
export interface BringingSystem {
  /** Under which it sends. */
  readonly sender: string;
  readonly bin: string;
  /** As its certificate has it; the sender where the gateway speaks for it. */
  readonly name: string;
}

/** A message of such a system. The same id and digest are the same message. */
export interface BroughtMessage {
  readonly id: string;
  /** SHA-256 of its data, hexadecimal. */
  readonly digest: string;
}

/** A field of a form as a system fills it in: values as text, or the rows of a table. */
export interface FormEntry {
  readonly name: string;
  readonly values: readonly string[];
  readonly rows: readonly (readonly FormEntry[])[];
}

/** A request as a system has it filled in for somebody. */
export interface BroughtApplication {
  readonly iin: string;
  /** As the system knows the applicant. */
  readonly name: string;
  readonly bin: string | null;
  readonly service: string;
  /** Key of the edition; the current one where not named. */
  readonly regulation: string | null;
  /** Of the applicant, who may be new here. */
  readonly language: 'kk' | 'ru';
  readonly form: readonly FormEntry[];
  readonly attachments: readonly BroughtAttachment[];
}

export interface BroughtAttachment {
  readonly kind: string;
  readonly fileName: string;
  readonly content: Buffer;
}

export interface BroughtSignature {
  /** Of the document that was signed. */
  readonly documentId: string;
  readonly signature: Buffer;
}

/** How far a brought request is, and what its applicant has to do next. */
export interface BroughtStanding {
  readonly id: string;
  /** Fourteen digits, once it is sent. */
  readonly number: string | null;
  readonly status: string;
  readonly text: BothLanguages;
  /** What to sign: exactly these bytes. */
  readonly document: { readonly id: string; readonly content: Buffer; readonly expiresAt: string } | null;
  readonly payment: {
    readonly id: string;
    readonly status: string;
    /** Tenge. */
    readonly amount: number;
    /** Where to pay; null once it cannot be paid any more, and while the payment gateway is silent. */
    readonly address: string | null;
    readonly expiresAt: string;
    readonly receiptNumber: string | null;
  } | null;
  /** Why a signature has no verdict yet. */
  readonly held: string | null;
  /** Why it has ended unsent or was turned down. */
  readonly refusal: BroughtFault | null;
}

export interface BroughtFault {
  /** Of the data, as `form.title`; null where it is about the whole. */
  readonly field: string | null;
  readonly code: string;
  readonly text: BothLanguages;
}

/** Where there are faults, nothing was written. */
export type BroughtAnswer =
  | { readonly standing: BroughtStanding }
  | { readonly faults: readonly BroughtFault[] };

/** The requests that systems bring; carried out by whoever keeps the requests. `id` is as a standing has it. */
export interface BroughtRequests {
  prepare(
    system: BringingSystem,
    message: BroughtMessage,
    application: BroughtApplication,
  ): Promise<BroughtAnswer>;
  next(system: BringingSystem, id: string): Promise<BroughtAnswer>;
  submit(
    system: BringingSystem,
    message: BroughtMessage,
    id: string,
    signed: BroughtSignature,
  ): Promise<BroughtAnswer>;
  withdraw(system: BringingSystem, id: string): Promise<BroughtAnswer>;
  /** By id or number; null where that system has brought no such request. */
  status(system: Omit<BringingSystem, 'name'>, idOrNumber: string): Promise<BroughtStanding | null>;
}
