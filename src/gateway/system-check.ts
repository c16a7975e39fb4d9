import type { BodySignature } from '../soap/index.ts';

/** Which information system signed, or the code of what speaks against it. */
export type SystemFinding =
  | { readonly state: 'VALID'; readonly system: { readonly name: string; readonly bin: string } }
  | { readonly state: 'INVALID'; readonly code: string }
  | { readonly state: 'INDETERMINATE'; readonly code: string };

/** Judges what information systems sign. Never throws for what they wrote. */
export interface SystemCheck {
  envelope(signature: BodySignature, at: Date): Promise<SystemFinding>;
  /** XML with an enveloped signature over all of it. */
  data(signed: Uint8Array, at: Date): Promise<SystemFinding>;
}
