import { OutsideFault } from '../kernel/index.ts';
import type { ErrorInfo } from '../soap/index.ts';

/** The gateway answered with a fault: it is there, and does not do what it was asked. */
export class GatewayFault extends OutsideFault {
  /** Null where the fault says nothing more. */
  readonly error: ErrorInfo | null;

  constructor(error: ErrorInfo | null) {
    super('REFUSED', { cause: new Error(error === null ? 'a SOAP fault' : `SOAP fault ${error.code}`) });
    this.error = error;
  }
}
