import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { compiledExecution } from './compiled-execution.ts';
import type { EdgeContext } from './context.ts';
import { formatError, isUnexpected } from './format-error.ts';
import { checkCost, LIMITS, limitRules } from './limits.ts';

export interface ApolloSettings {
  readonly schema: GraphQLSchema;
  readonly onUnexpected: (error: GraphQLError, context: EdgeContext) => void;
}

export function createApollo({ schema, onUnexpected }: ApolloSettings): ApolloServer<EdgeContext> {
  return new ApolloServer<EdgeContext>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    validationRules: limitRules,
    parseOptions: { maxTokens: LIMITS.tokens },
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      costLimit(),
      compiledExecution(schema),
      localisedErrors(onUnexpected),
    ],
  });
}

function costLimit(): ApolloServerPlugin<EdgeContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, request, operationName }) =>
        checkCost(schema, document, request.variables ?? {}, operationName ?? undefined),
    }),
  };
}

/** Errors leave in the reader's language; the unexpected ones are told to the log. */
function localisedErrors(onUnexpected: ApolloSettings['onUnexpected']): ApolloServerPlugin<EdgeContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ response, errors, contextValue }) => {
        if (errors === undefined || errors.length === 0 || response.body.kind !== 'single') return;
        for (const error of errors) if (isUnexpected(error)) onUnexpected(error, contextValue);
        response.body.singleResult.errors = errors.map((error) => formatError(error, contextValue));
      },
    }),
  };
}
