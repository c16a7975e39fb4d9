import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { checkOperation } from './check-operation.ts';
import { LIMITS, limitRules } from './limits.ts';

const SIZE = 500;

interface Asked {
  readonly query: string;
  readonly variables?: Record<string, unknown> | null | undefined;
  readonly operationName?: string | null | undefined;
}

/** Documents as clients of one kind send them again and again: parsed and validated once, reckoned each time. */
export class DocumentCache {
  readonly #schema: GraphQLSchema;
  readonly #documents = new Map<string, DocumentNode>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** The document, or what is wrong with it. */
  read(asked: Asked): DocumentNode | readonly GraphQLError[] {
    try {
      const document = this.#documents.get(asked.query) ?? this.#parse(asked.query);
      checkOperation(this.#schema, document, asked.variables ?? {}, asked.operationName ?? undefined);
      return document;
    } catch (error) {
      if (error instanceof InvalidDocument) return error.faults;
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  }

  #parse(source: string): DocumentNode {
    const document = parsed(source);
    const faults = validate(this.#schema, document, [...specifiedRules, ...limitRules]);
    if (faults.length > 0) {
      throw new InvalidDocument(faults.map((fault) => coded(fault, 'GRAPHQL_VALIDATION_FAILED')));
    }
    const [oldest] = this.#documents.keys();
    if (this.#documents.size >= SIZE && oldest !== undefined) this.#documents.delete(oldest);
    this.#documents.set(source, document);
    return document;
  }
}

function parsed(source: string): DocumentNode {
  try {
    return parse(source, { maxTokens: LIMITS.tokens });
  } catch (error) {
    throw error instanceof GraphQLError ? coded(error, 'GRAPHQL_PARSE_FAILED') : error;
  }
}

/** The same code as over HTTP, where Apollo gives it. */
function coded(error: GraphQLError, code: string): GraphQLError {
  const { message, source, positions } = error;
  return new GraphQLError(message, { source, positions, extensions: { ...error.extensions, code } });
}

class InvalidDocument extends Error {
  readonly faults: readonly GraphQLError[];

  constructor(faults: readonly GraphQLError[]) {
    super('invalid document');
    this.faults = faults;
  }
}

export function isFaults(value: DocumentNode | readonly GraphQLError[]): value is readonly GraphQLError[] {
  return Array.isArray(value);
}
