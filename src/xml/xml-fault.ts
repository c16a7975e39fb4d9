/** What was sent is no XML in the form taken here. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault';
  readonly reason: 'TOO_LARGE' | 'MALFORMED' | 'REPEATED_ID';

  constructor(reason: XmlFault['reason']) {
    super(`XML: ${reason}`);
    this.reason = reason;
  }
}
