import type { FileAnswer, FileQuestion } from './file-data.ts';

interface BothLanguages {
  readonly kk: string;
  readonly ru: string;
}

/** What a system shows of a request. */
export interface ShownStatus {
  readonly status: string;
  readonly text: BothLanguages;
  readonly since: Date;
}

/** What anybody who holds a paper is told of it. */
export interface ResultCheck {
  readonly verdict: string;
  readonly text: BothLanguages;
  /** Null where nothing was issued under the number. */
  readonly issued: {
    readonly number: string;
    readonly title: BothLanguages;
    readonly issuedAt: Date;
    readonly signedAt: Date;
    readonly signerName: string;
    readonly serialNumber: string;
  } | null;
}

/** A system that asks, by its name and by the BIN of whoever calls for it. */
interface Asker {
  readonly sender: string;
  readonly bin: string;
}

/** What other systems ask; answered by whoever keeps the requests. */
export interface SystemQuestions {
  /** What that system was told to show of the request of that number; null where it was told nothing. */
  status(system: string, number: string): Promise<ShownStatus | null>;
  /** Part of a file; null where there is none, or that system was not told of it. */
  file(asker: Asker, asked: FileQuestion): Promise<FileAnswer | null>;
  /** Of the result of that number. */
  result(number: string): Promise<ResultCheck>;
}
