import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { checkOperation } from './check-operation.ts';
import { compiledExecution } from './compiled-execution.ts';
import type { EdgeContext } from './context.ts';
import { formatError, isUnexpected } from './format-error.ts';
import { LIMITS, limitRules } from './limits.ts';

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
      operationCheck(),
      compiledExecution(schema),
      localisedErrors(onUnexpected),
    ],
  });
}

function operationCheck(): ApolloServerPlugin<EdgeContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, request, operation }) => {
        try {
          checkOperation(schema, document, request.variables ?? {}, request.operationName ?? undefined);
          if (operation?.operation === 'subscription') throw notOverHttp();
        } catch (error) {
          throw error instanceof GraphQLError ? badRequest(error) : error;
        }
      },
    }),
  };
}

function notOverHttp(): GraphQLError {
  return new GraphQLError('Subscriptions go over WebSocket or as an event stream', {
    extensions: { code: 'BAD_REQUEST' },
  });
}

/** Apollo would answer 500. */
function badRequest({ message, nodes, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    extensions: { code: 'BAD_USER_INPUT', ...extensions, http: { status: 400 } },
  });
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
