import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { EdgeContext } from './context.ts';

/** Compiled queries by document: Apollo keeps documents it has parsed, so a known query is compiled once. */
type Compiled = WeakMap<DocumentNode, Map<string, CompiledQuery | null>>;

/** How often a document is asked before it is compiled: compiling costs more than running once. */
const WORTH_COMPILING = 3;

/**
 * Runs queries that are asked again and again as compiled functions (graphql-jit). Its answers are those of graphql-js;
 * its errors are not quite, so a query that meets one is run again by graphql-js, which queries may be. Mutations and
 * subscriptions are always run by graphql-js.
 */
export function compiledExecution(schema: GraphQLSchema): ApolloServerPlugin<EdgeContext> {
  const compiled: Compiled = new WeakMap();
  const asked = new WeakMap<DocumentNode, number>();
  return {
    requestDidStart: async () => ({
      responseForOperation: async ({ document, operation, operationName, request, contextValue }) => {
        if (operation.operation !== 'query') return null;
        const times = (asked.get(document) ?? 0) + 1;
        asked.set(document, times);
        if (times < WORTH_COMPILING) return null;
        const query = compiledQuery(compiled, schema, document, operationName ?? '');
        if (query === null) return null;
        const { data, errors } = await query.query(undefined, contextValue, request.variables ?? {});
        if (errors !== undefined || data === undefined) return null;
        return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: { data } } };
      },
    }),
  };
}

function compiledQuery(
  compiled: Compiled,
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string,
): CompiledQuery | null {
  const byName = compiled.get(document) ?? new Map<string, CompiledQuery | null>();
  compiled.set(document, byName);
  const known = byName.get(operationName);
  if (known !== undefined) return known;
  const result = compileQuery(schema, document, operationName === '' ? undefined : operationName);
  const query = isCompiledQuery(result) ? result : null;
  byName.set(operationName, query);
  return query;
}
