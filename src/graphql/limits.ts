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
  }),
];

/** Costs by document: only those whose variables do not change them. */
const known = new WeakMap<DocumentNode, number>();

/** Throws when a document would cost too much: fields, times the items of the lists around them. */
export function checkCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
  operationName: string | undefined,
): void {
  const cost = known.get(document) ?? reckon(schema, document, variables, operationName);
  if (cost > LIMITS.cost) {
    throw new GraphQLError('Query asks for too much', {
      extensions: { code: 'QUERY_TOO_COMPLEX', cost, limit: LIMITS.cost },
    });
  }
}

function reckon(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown>,
  operationName: string | undefined,
): number {
  let fixed = true;
  const cost = getComplexity({
    schema,
    query,
    variables,
    ...(operationName === undefined ? {} : { operationName }),
    estimators: [
      (args) => {
        if (args.args['first'] !== undefined && Object.keys(variables).length > 0) fixed = false;
        return costOf(args);
      },
    ],
  });
  if (fixed && query.definitions.length === 1) known.set(query, cost);
  return cost;
}

function costOf({ field, args, childComplexity }: ComplexityEstimatorArgs): number {
  const first: unknown = args['first'];
  if (typeof first === 'number') return 1 + Math.min(Math.max(first, 1), MAX_PAGE) * childComplexity;
  const type = isNonNullType(field.type) ? field.type.ofType : field.type;
  if (field.name === 'edges' || !isListType(type)) return 1 + childComplexity;
  return 1 + PLAIN_LIST * childComplexity;
}
