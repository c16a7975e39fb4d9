import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { EdgeContext } from './context.ts';
import { formatError, isUnexpected } from './format-error.ts';

/** What live operations need, over whichever wire they come. */
export interface LiveSettings {
  readonly schema: GraphQLSchema;
  /** Makes a call's context from what came with the connection; throws when it may not be. */
  readonly contextOf: (credentials: Credentials) => Promise<EdgeContext>;
  /** Calls back when the session behind the context ends; answers how to forget that. */
  readonly onSessionEnd: (context: EdgeContext, end: () => void) => () => void;
  readonly onUnexpected: (error: GraphQLError, context: EdgeContext) => void;
  /** Of a fault that belongs to no operation. */
  readonly onFault: (fault: unknown) => void;
}

export interface Credentials {
  readonly authorization: string | undefined;
  readonly acceptLanguage: string | undefined;
  readonly address: string;
  /** As it stands in the header; nothing that lasts is begun with one. */
  readonly idempotencyKey?: string | undefined;
}

/** Errors as they leave: in the reader's language; unexpected ones are told to the log. */
export function leaving(
  errors: readonly GraphQLError[],
  context: EdgeContext,
  settings: Pick<LiveSettings, 'onUnexpected'>,
): GraphQLError[] {
  for (const error of errors) if (isUnexpected(error)) settings.onUnexpected(error, context);
  return errors.map((error) => {
    const { message, path, extensions } = formatError(error, context);
    return new GraphQLError(message, {
      ...(error.nodes === undefined ? {} : { nodes: error.nodes }),
      ...(path === undefined ? {} : { path }),
      ...(extensions === undefined ? {} : { extensions }),
    });
  });
}
