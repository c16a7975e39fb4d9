import type { BodySignature } from '../soap/index.ts';

/** As its certificate names it, and whose it is. */
export interface System {
  readonly name: string;
  readonly bin: string;
}

/**
 * Which information system signed, or the code of what speaks against it. INDETERMINATE with the system: nothing is open but
 * whether its certificate was revoked.
 */
export type SystemFinding =
  | { readonly state: 'VALID'; readonly system: System }
  | { readonly state: 'INVALID'; readonly code: string }
  | { readonly state: 'INDETERMINATE'; readonly code: string; readonly system?: System };

/** Judges what information systems sign. Never throws for what they wrote. */
export interface SystemCheck {
  envelope(signature: BodySignature, at: Date): Promise<SystemFinding>;
  /** XML with an enveloped signature over all of it. */
  data(signed: Uint8Array, at: Date): Promise<SystemFinding>;
}
