import { addEventHandler } from 'jest-circus';

/** Against what hangs; a busy machine takes its time. */
const MOST_MILLISECONDS = 60_000;

/* The runner of the tests has no limit of its own (docs/decisions/0061-tests-in-plain-node.md). */
addEventHandler((event, { currentDescribeBlock }) => {
  if (event.name === 'add_hook') limit(currentDescribeBlock.hooks.at(-1), event.timeout);
  if (event.name === 'add_test') {
    const added = currentDescribeBlock.children.at(-1);
    if (added?.type === 'test') limit(added, event.timeout);
  }
});

/** What is carried out fails when it takes longer. */
function limit<Carried extends { fn?: unknown }>(
  carried: Carried | undefined,
  most = MOST_MILLISECONDS,
): void {
  const carriedOut = carried?.fn;
  if (carried === undefined || typeof carriedOut !== 'function') return;
  carried.fn = async () => {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Error(`did not end within ${most / 1000} seconds`)), most);
    try {
      await Promise.race([carriedOut(), late.promise]);
    } finally {
      clearTimeout(timer);
    }
  };
}
