/** How one act is held against its declaration: what the extraction leaves to be said by hand. */
export interface ActReading {
  readonly key: string;
  /** Code of the participant that stands for each actor of the extraction's steps. */
  readonly participantOfActor: Readonly<Record<string, string>>;
  /** Kazakh names of participants that the act's own list (`sfus`) does not have, in the declaration's order. */
  readonly furtherParticipants: readonly string[];
  /** The items of the act's paragraph of definitions; null where the act defines nothing there. */
  readonly definitions: {
    readonly file: string;
    /** Lines of the act's text, both within. */
    readonly from: number;
    readonly to: number;
    readonly count: number;
    /** How the act prints one item, where not as `term – meaning (бұдан әрі – abbreviation)`. */
    readonly print?: (item: DefinitionWords) => string;
  } | null;
  /** Where the act says what comes of the actions of its internal procedure, if the extraction has that in English only. */
  readonly internalResults?: { readonly file: string; readonly from: number; readonly to: number };
  /** Oddities of the extraction that touch no rule and no text of the edition, and why. */
  readonly metadata: readonly { readonly code: string; readonly why: string }[];
}

export interface DefinitionWords {
  readonly number: number;
  readonly term: string;
  readonly meaning: string;
  readonly abbreviation: string | null;
}
