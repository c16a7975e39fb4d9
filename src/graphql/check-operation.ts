import {
  BREAK,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  visit,
} from 'graphql';
import { checkCost } from './limits.ts';

type Variables = Readonly<Record<string, unknown>>;

/** Documents whose own texts have been looked at. */
const storable = new WeakSet<DocumentNode>();

/**
 * Throws a GraphQLError with a code when a valid document may not be run all the same: it has no such operation, asks
 * for too much, or brings text that nothing can store.
 */
export function checkOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Variables,
  operationName: string | undefined,
): void {
  if (getOperationAST(document, operationName) === null) {
    throw new GraphQLError('Unable to identify the operation', {
      extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
    });
  }
  requireStorable(document, variables);
  checkCost(schema, document, { ...variables }, operationName);
}

/** PostgreSQL keeps no NUL, and UTF-8 has no halves of surrogate pairs (RFC 3629, section 3). */
function requireStorable(document: DocumentNode, variables: Variables): void {
  if (holdsUnstorable(variables) || literalsUnstorable(document)) {
    throw new GraphQLError('Text contains NUL or half of a surrogate pair', {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
}

function literalsUnstorable(document: DocumentNode): boolean {
  if (storable.has(document)) return false;
  let found = false;
  visit(document, {
    [Kind.STRING]: ({ value }) => {
      if (!isUnstorable(value)) return undefined;
      found = true;
      return BREAK;
    },
  });
  if (!found) storable.add(document);
  return found;
}

function holdsUnstorable(value: unknown): boolean {
  if (typeof value === 'string') return isUnstorable(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(holdsUnstorable);
}

function isUnstorable(text: string): boolean {
  return text.includes('\0') || !text.isWellFormed();
}
