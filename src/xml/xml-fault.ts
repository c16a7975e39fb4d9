type XmlFaultCode = 'TOO_LARGE' | 'XML_MALFORMED' | 'XML_NOT_WHOLE_DOCUMENT';

/** What was sent is not XML of the small kind that is taken here. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault';
  readonly code: XmlFaultCode;

  constructor(code: XmlFaultCode) {
    super(code);
    this.code = code;
  }
}
