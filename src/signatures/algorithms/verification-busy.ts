/** Nobody could say whether a signature is good: it may be asked again. Speaks neither for nor against it. */
export class VerificationBusy extends Error {
  readonly reason: 'QUEUE_FULL' | 'CRASHED' | 'CLOSED';

  constructor(reason: VerificationBusy['reason'], cause?: unknown) {
    super(`no thread could verify: ${reason}`, cause === undefined ? {} : { cause });
    this.name = 'VerificationBusy';
    this.reason = reason;
  }
}
