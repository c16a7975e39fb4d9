/** How a kind of paper is set; its words lie in `documents:<text>`. */
export interface PaperTemplate {
  /**
   * CERTIFICATE: in a frame, the word for it large, as annex 4 of order 418 of 2011 has it. LETTER: on a letterhead, to
   * the applicant. APOSTILLE: the square form of the Hague convention.
   */
  readonly layout: 'CERTIFICATE' | 'LETTER' | 'APOSTILLE';
  /** What stands before the rows; may name the request by `date` and `number`. */
  readonly opening?: string;
  /** What stands after the rows. */
  readonly closing?: string;
}
