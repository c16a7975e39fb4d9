import { BREAK, type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/**
 * Put on an object type with `@Extensions(SAME_FOR_ALL)`: its fields are worked out from their object and the reader's
 * language, and say the same to whoever may read them. Fields that lead to other objects may stand in it.
 */
export const SAME_FOR_ALL = { sameForAll: true } as const;

/** What the answer to an event hangs on, besides the event, where subscribers who ask the same are told the same. */
interface Sharing {
  readonly number: number;
  /** Variables that are used below the root field, or to include and skip; where to begin is another's business. */
  readonly variables: readonly string[];
}

const known = new WeakMap<DocumentNode, Sharing | null>();
let count = 0;

/** One key for all operations whose answers to an event are the same text; null where they hang on the caller. */
export function sharedKey(
  schema: GraphQLSchema,
  operation: {
    readonly document: DocumentNode;
    readonly operationName: string | undefined;
    readonly variables: Readonly<Record<string, unknown>>;
    readonly language: string;
  },
): string | null {
  const { document, operationName, variables, language } = operation;
  const found = known.get(document);
  const sharing = found === undefined ? sharingOf(schema, document) : found;
  known.set(document, sharing);
  if (sharing === null) return null;
  const used = sharing.variables.filter((name) => name in variables).map((name) => [name, variables[name]]);
  return `${sharing.number} ${language} ${operationName ?? ''}${used.length === 0 ? '' : JSON.stringify(used)}`;
}

function sharingOf(schema: GraphQLSchema, document: DocumentNode): Sharing | null {
  const root = schema.getSubscriptionType();
  const types = new TypeInfo(schema);
  const variables = new Set<string>();
  let shared = true;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name }) => {
        const parent = types.getParentType();
        if (parent === root || name.value === '__typename') return undefined;
        if (parent?.extensions['sameForAll'] === true) return undefined;
        shared = false;
        return BREAK;
      },
      Argument: () => (types.getParentType() === root && types.getDirective() == null ? false : undefined),
      VariableDefinition: () => false,
      Variable: ({ name }) => {
        variables.add(name.value);
      },
    }),
  );
  if (!shared) return null;
  count += 1;
  return { number: count, variables: [...variables] };
}
