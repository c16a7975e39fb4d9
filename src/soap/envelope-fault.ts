/**
 * What was sent is no envelope in the form taken here. VERSION: not of SOAP 1.1; NOT_UNDERSTOOD: a header that must be
 * understood is not; UNSIGNED: without the one signature by WS-Security; NOT_THE_BODY: over something else than the one
 * body; TRANSFORM: made canonical in another way.
 */
export class EnvelopeFault extends Error {
  override readonly name = 'EnvelopeFault';
  readonly reason: 'VERSION' | 'NOT_UNDERSTOOD' | 'UNSIGNED' | 'NOT_THE_BODY' | 'TRANSFORM';

  constructor(reason: EnvelopeFault['reason']) {
    super(`envelope: ${reason}`);
    this.reason = reason;
  }
}
