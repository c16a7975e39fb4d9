import { type FieldNode, type GraphQLResolveInfo, valueFromASTUntyped } from 'graphql';
import { MAX_PAGE, selectedNodes } from '../graphql/index.ts';
import { REQUEST_PARTS, type ReadAhead, withReads } from './request-sql.ts';

export const DEFAULT_HISTORY = 50;

/** What a selection reads, whatever the variables; and what it read last, so that the same again is the same object. */
interface KnownSelection {
  readonly withoutHistory: ReadAhead;
  readonly history: FieldNode | undefined;
  readonly entryFields: ReadonlySet<string>;
  last: ReadAhead;
}

const known = new WeakMap<FieldNode, Map<string, KnownSelection>>();

/** What of a request a selection reads, so that it comes along in the one statement. */
export function readAhead(info: GraphQLResolveInfo, path: readonly string[]): ReadAhead {
  const selection = knownSelection(info, path);
  const first = selection.history === undefined ? null : firstOf(selection.history, info.variableValues);
  if (first === null) return selection.withoutHistory;
  if (selection.last.history?.first !== first) {
    selection.last = { ...selection.withoutHistory, history: { first, fields: selection.entryFields } };
  }
  return selection.last;
}

function knownSelection(info: GraphQLResolveInfo, path: readonly string[]): KnownSelection {
  const [node] = info.fieldNodes;
  if (node === undefined) throw new Error('a field is resolved without its node');
  const byPath = known.get(node) ?? new Map<string, KnownSelection>();
  known.set(node, byPath);
  const key = path.join('.');
  const found = byPath.get(key);
  if (found !== undefined) return found;
  const selection = selectionAt(info, path);
  byPath.set(key, selection);
  return selection;
}

function selectionAt(info: GraphQLResolveInfo, path: readonly string[]): KnownSelection {
  const nodes = selectedNodes(info, path);
  const fields = withReads([...nodes.keys()]);
  const withoutHistory: ReadAhead = {
    fields,
    parts: REQUEST_PARTS.filter((part) => fields.has(part)),
    stepFields: new Set(selectedNodes(info, [...path, 'steps']).keys()),
    evidence: selectedNodes(info, [...path, 'signatures']).has('evidence'),
    history: null,
  };
  const [history] = nodes.get('history') ?? [];
  return {
    withoutHistory,
    history,
    entryFields: entryFields(info, [...path, 'history']),
    last: withoutHistory,
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
