import type { CountedGroup } from './quality-store.ts';

/** Fewer answers than these could be told from one another by somebody who knows who asked. */
const FEWEST_ANSWERS = 5;

export type ShownGroup<Group> = Group & {
  /** Whether what was answered is not told. */
  readonly suppressed: boolean;
};

type Answered = Pick<CountedGroup, 'answers' | 'own'>;

/** Whether the answers of a group are too few to be told; those of their own organisation staff read all the same. */
export function isSmall({ answers, own }: Answered): boolean {
  return !own && answers > 0 && answers < FEWEST_ANSWERS;
}

/**
 * Rows of one report beside their sum: where one alone is too small, it would be the sum without the others, so the
 * smallest of those goes with it.
 */
export function suppressSmallGroups<Group extends Answered>(
  groups: readonly Group[],
  mayReadAll: boolean,
): readonly ShownGroup<Group>[] {
  const small = mayReadAll ? [] : groups.filter(isSmall);
  const others = groups.filter((group) => group.answers > 0 && !group.own && !small.includes(group));
  const [next] = others.toSorted((one, other) => one.answers - other.answers);
  const hidden = small.length === 1 && next !== undefined ? [...small, next] : small;
  return groups.map((group) => ({ ...group, suppressed: hidden.includes(group) }));
}
