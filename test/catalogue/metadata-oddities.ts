/** Oddities of the source that touch no rule and no text of the edition, and so have no interpretation. */
export const METADATA_ODDITIES = [
  {
    code: '001-A3-X09',
    handling: 'METADATA',
    why:
      'It is about the preamble of the order alone: the name it gives to the law of 11 January 2007, and a note of ' +
      'agreement dated after the order. No field of the edition carries either.',
  },
] as const;
