import { Field, ObjectType } from 'type-graphql';
import { DomainError, DomainErrors, message } from '../kernel/index.ts';
import { TextField } from './text-field.ts';

/** Errors about the caller and not about the input: they stay GraphQL errors, whatever the field. */
const ABOUT_THE_CALLER: ReadonlySet<string> = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'TOKEN_EXPIRED',
  'SESSION_ENDED',
]);

/** What a user error's fields read. A plain object: graphql-js throws an Error wherever it is answered one. */
export type UserErrorRoot = Pick<DomainError, 'code' | 'values'> & {
  readonly path: DomainError['inputPath'];
};

/** The text is `errors:<code>` filled with the error's values. */
@ObjectType('UserError', {
  simpleResolvers: true,
  description: 'A problem with what the caller sent: nothing was changed.',
})
export class UserErrorType {
  @Field(() => String, { description: 'Stable: programs may decide by it.' })
  code!: string;

  @TextField<UserErrorRoot>((error) => message(`errors:${error.code}`, error.values))
  message!: string;

  @Field(() => [String], { nullable: true, description: 'The input field that the problem is about.' })
  path!: readonly string[] | undefined;
}

export type WithUserErrors<Result extends object> = Partial<Result> & {
  userErrors: readonly UserErrorRoot[];
};

/**
 * What `work` answers, with no user errors; or only the errors, where the input was at fault.
 * Errors about the caller (UNAUTHENTICATED, FORBIDDEN, TOKEN_EXPIRED, SESSION_ENDED) and unexpected ones are thrown on.
 */
export async function userErrorsOf<Result extends object>(
  work: () => Promise<Result>,
): Promise<WithUserErrors<Result>> {
  try {
    return { ...(await work()), userErrors: [] };
  } catch (error) {
    const userErrors = inputFaults(error);
    if (userErrors === null) throw error;
    return { userErrors } as WithUserErrors<Result>;
  }
}

function inputFaults(error: unknown): readonly UserErrorRoot[] | null {
  const faults = error instanceof DomainErrors ? error.errors : error instanceof DomainError ? [error] : [];
  if (faults.length === 0 || faults.some(({ code }) => ABOUT_THE_CALLER.has(code))) return null;
  return faults.map(({ code, values, inputPath }) => ({ code, values, path: inputPath }));
}
