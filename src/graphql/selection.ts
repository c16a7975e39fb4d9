import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';

type Nodes = ReadonlyMap<string, readonly FieldNode[]>;

/** Per field node: documents are parsed once and kept, so a selection is worked out once, too. */
const known = new WeakMap<FieldNode, Map<string, Nodes>>();

/**
 * The fields selected below a path of the current field, `['edges', 'node']` for instance, by name, over fragments.
 * A hint for reading ahead: `@skip` and `@include` are not looked at, so a field may be there that is not executed.
 */
export function selectedNodes(info: GraphQLResolveInfo, path: readonly string[]): Nodes {
  const [node] = info.fieldNodes;
  if (node === undefined) return new Map();
  const key = path.join('.');
  const byPath = known.get(node) ?? new Map<string, Nodes>();
  known.set(node, byPath);
  const found = byPath.get(key);
  if (found !== undefined) return found;
  const sets = info.fieldNodes.flatMap((field) => field.selectionSet ?? []);
  const nodes = nodesAt(info, sets, path);
  byPath.set(key, nodes);
  return nodes;
}

function nodesAt(
  info: GraphQLResolveInfo,
  sets: readonly SelectionSetNode[],
  path: readonly string[],
): Nodes {
  const fields = sets.flatMap((set) => fieldsOf(info, set));
  const [step, ...rest] = path;
  if (step === undefined) return Map.groupBy(fields, (field) => field.name.value);
  const below = fields
    .filter((field) => field.name.value === step)
    .flatMap((field) => field.selectionSet ?? []);
  return nodesAt(info, below, rest);
}

function fieldsOf(info: GraphQLResolveInfo, set: SelectionSetNode): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === 'Field') return [selection];
    if (selection.kind === 'InlineFragment') return fieldsOf(info, selection.selectionSet);
    const fragment = info.fragments[selection.name.value];
    return fragment === undefined ? [] : fieldsOf(info, fragment.selectionSet);
  });
}
