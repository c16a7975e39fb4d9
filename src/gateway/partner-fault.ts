import type { FaultCode } from '../soap/index.ts';

/** Why a system that calls us is refused, and whose fault that is (SOAP 1.1 4.4.1). Server: the same may do later. */
export const PARTNER_FAULTS = {
  MESSAGE_TOO_LARGE: 'Client',
  MESSAGE_MALFORMED: 'Client',
  VERSION_MISMATCH: 'VersionMismatch',
  HEADER_NOT_UNDERSTOOD: 'MustUnderstand',
  SIGNATURE_MISSING: 'Client',
  SIGNATURE_INVALID: 'Client',
  SIGNATURE_UNDECIDED: 'Server',
  SENDER_UNKNOWN: 'Client',
  OPERATION_UNKNOWN: 'Client',
  SERVICE_UNKNOWN: 'Client',
  DATA_SIGNATURE_INVALID: 'Client',
  BRINGING_NOT_ALLOWED: 'Client',
  MESSAGE_ID_REUSED: 'Client',
  MESSAGE_UNKNOWN: 'Client',
  MESSAGE_ON_DELIVERY: 'Server',
  REPORT_REFUSED: 'Client',
  REPORT_TOO_EARLY: 'Server',
  INTERNAL: 'Server',
} as const satisfies Record<string, FaultCode>;
export type PartnerFaultCode = keyof typeof PARTNER_FAULTS;

/** A system that calls us is refused. */
export class PartnerFault extends Error {
  override readonly name = 'PartnerFault';
  readonly code: PartnerFaultCode;
  /** What exactly, as a code; told beside. */
  readonly detail: string | null;

  constructor(code: PartnerFaultCode, detail: string | null = null) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}
