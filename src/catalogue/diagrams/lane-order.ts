import type { ChannelProcessDeclaration, EditionDeclaration } from '../edition.ts';

/**
 * Codes of the participants that act in the process, from the top down: whoever begins first, the others so that the
 * ways between them are short.
 */
export function laneOrder(
  edition: EditionDeclaration,
  process: ChannelProcessDeclaration,
): readonly string[] {
  const acting = new Set(process.steps.map(({ participant }) => participant));
  const top = process.steps[0]?.participant;
  const declared = edition.participants.map(({ code }) => code).filter((code) => acting.has(code));
  let lanes = declared.toSorted((a, b) => Number(b === top) - Number(a === top));
  const ways = process.steps.flatMap(({ key, participant, next }) =>
    next.flatMap(({ to }) => {
      const target = process.steps.find((step) => step.key === to && step.key !== key);
      return target === undefined || target.participant === participant
        ? []
        : [{ from: participant, to: target.participant }];
    }),
  );
  for (let better = moved(lanes, ways); better !== undefined; better = moved(lanes, ways)) lanes = better;
  return lanes;
}

interface Way {
  readonly from: string;
  readonly to: string;
}

/** The best order that moving one lane below the first brings, where that is shorter. */
function moved(lanes: string[], ways: readonly Way[]): string[] | undefined {
  let best: string[] | undefined;
  let least = length(lanes, ways);
  for (let from = 1; from < lanes.length; from += 1) {
    for (let to = 1; to < lanes.length; to += 1) {
      const candidate = lanes.toSpliced(from, 1).toSpliced(to, 0, lanes[from] ?? '');
      const total = length(candidate, ways);
      if (total < least) [best, least] = [candidate, total];
    }
  }
  return best;
}

function length(lanes: readonly string[], ways: readonly Way[]): number {
  return ways.reduce((sum, { from, to }) => sum + Math.abs(lanes.indexOf(from) - lanes.indexOf(to)), 0);
}
