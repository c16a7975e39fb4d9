import { type FieldNode, type GraphQLResolveInfo, valueFromASTUntyped } from 'graphql';
import { MAX_PAGE, selectedNodes } from '../graphql/index.ts';
import { REQUEST_PARTS, type ReadAhead } from './request-sql.ts';

export const DEFAULT_HISTORY = 50;

/** What of a request a selection reads, so that it comes along in the one statement. */
export function readAhead(info: GraphQLResolveInfo, path: readonly string[]): ReadAhead {
  const nodes = selectedNodes(info, path);
  const [history] = nodes.get('history') ?? [];
  const first = history === undefined ? null : firstOf(history, info.variableValues);
  return {
    fields: new Set(nodes.keys()),
    parts: REQUEST_PARTS.filter((part) => nodes.has(part)),
    stepFields: new Set(selectedNodes(info, [...path, 'steps']).keys()),
    history: first === null ? null : { first, fields: entryFields(info, [...path, 'history']) },
  };
}

/** Fields of the history's entries; whatever asks for a cursor of the connection asks for theirs. */
function entryFields(info: GraphQLResolveInfo, path: readonly string[]): ReadonlySet<string> {
  const fields = new Set(selectedNodes(info, [...path, 'edges', 'node']).keys());
  const page = selectedNodes(info, [...path, 'pageInfo']);
  const asksCursor =
    selectedNodes(info, [...path, 'edges']).has('cursor') || page.has('startCursor') || page.has('endCursor');
  return asksCursor ? fields.add('cursor') : fields;
}

/** How many entries a plain `history(first: …)` asks for; null where it goes on from a cursor, or asks nonsense. */
function firstOf(field: FieldNode, variables: Readonly<Record<string, unknown>>): number | null {
  const given = Object.fromEntries(
    (field.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]),
  );
  if (typeof given['after'] === 'string') return null;
  const first = given['first'] ?? DEFAULT_HISTORY;
  return typeof first === 'number' && first >= 1 && first <= MAX_PAGE ? first : null;
}
