import type { MessageValues } from './message.ts';

/**
 * What a caller did wrong, or may not do: nothing was changed. The code is stable and public; the text for it is
 * `errors:<code>` in the locale files, filled with `values`. `path` names the input field it is about.
 */
export class DomainError extends Error {
  readonly code: string;
  readonly values: MessageValues;
  /** Not called `path`: graphql-js takes an error with a path of its own for one it has placed already. */
  readonly inputPath: readonly string[] | undefined;

  constructor(code: string, options: { values?: MessageValues; path?: readonly string[] } = {}) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.values = options.values ?? {};
    this.inputPath = options.path;
  }
}

/** Several faults of one input, reported together. */
export class DomainErrors extends Error {
  readonly errors: readonly DomainError[];

  constructor(errors: readonly DomainError[]) {
    super(errors.map((error) => error.code).join(', '));
    this.name = 'DomainErrors';
    this.errors = errors;
  }
}
