import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  type ValidationRule,
} from 'graphql';
import { type ComplexityEstimatorArgs, getComplexity } from 'graphql-query-complexity';
import { MAX_PAGE } from './connection.ts';

/** Far above what the screens of real clients ask, far below what hurts: see schema/operations. */
export const LIMITS = {
  /** Of the text of a document. */
  tokens: 4_000,
  depth: 14,
  cost: 20_000,
  /** Bytes of one HTTP request with a document and its variables; a signature is among them. */
  body: 3_000_000,
} as const;

/** A list that is not paged is reckoned with so many items. */
const PLAIN_LIST = 5;

export const limitRules: ValidationRule[] = [
  maxDepthRule({
    n: LIMITS.depth,
    ignoreIntrospection: true,
    exposeLimits: false,
    errorMessage: 'Query is too deep',
    /* Reported like any other fault of a document: thrown, it would pass for a fault of the server. */
    propagateOnRejection: false,
    onReject: [(context, error) => context?.reportError(error)],
  }),
];

/** Costs by document, and by the variables that can change one: numbers (`first`) and booleans (`@include`). */
const known = new WeakMap<DocumentNode, Map<string, number>>();
const MAX_KNOWN = 100;

/** Throws when a document would cost too much: fields, times the items of the lists around them. */
export function checkCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
  operationName: string | undefined,
): void {
  const costs = known.get(document) ?? new Map<string, number>();
  known.set(document, costs);
  const key = costKey(variables, operationName);
  const cost = costs.get(key) ?? reckon(schema, document, variables, operationName);
  if (costs.size < MAX_KNOWN) costs.set(key, cost);
  if (cost > LIMITS.cost) {
    throw new GraphQLError('Query asks for too much', {
      extensions: { code: 'QUERY_TOO_COMPLEX', cost, limit: LIMITS.cost },
    });
  }
}

function costKey(variables: Record<string, unknown>, operationName: string | undefined): string {
  let key = operationName ?? '';
  for (const name in variables) {
    const value = variables[name];
    if (typeof value === 'number' || typeof value === 'boolean') key += `\n${name}=${value}`;
  }
  return key;
}

function reckon(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown>,
  operationName: string | undefined,
): number {
  return getComplexity({
    schema,
    query,
    variables,
    ...(operationName === undefined ? {} : { operationName }),
    estimators: [costOf],
  });
}

function costOf({ field, args, childComplexity }: ComplexityEstimatorArgs): number {
  const first: unknown = args['first'];
  if (typeof first === 'number') return 1 + Math.min(Math.max(first, 1), MAX_PAGE) * childComplexity;
  const type = isNonNullType(field.type) ? field.type.ofType : field.type;
  if (field.name === 'edges' || !isListType(type)) return 1 + childComplexity;
  return 1 + PLAIN_LIST * childComplexity;
}
