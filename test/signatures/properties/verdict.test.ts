import fc from 'fast-check';
import { expectedOutcome } from './oracle.ts';
import { type Scenario, scenarios } from './scenario.ts';
import { openStage } from './stage.ts';

const RUNS = 1000;
const MINUTE = 60_000;

let play: (scenario: Scenario) => Promise<string>;
beforeAll(async () => {
  play = await openStage();
});

it(
  'whoever signs what and when: VALID if nothing is wrong, else the code of the first thing that is',
  async () => {
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(scenarios, async (scenario) => {
        const expected = expectedOutcome(scenario);
        seen.set(expected, (seen.get(expected) ?? 0) + 1);
        expect(await play(scenario)).toBe(expected);
      }),
      { numRuns: RUNS, seed: 20261122 },
    );
    console.info([...seen].map(([code, count]) => `${code} ${count}`).join(', '));
    expect(seen.get('VALID')).toBeGreaterThan(RUNS / 10);
    expect(seen.size).toBe(21);
  },
  2 * MINUTE,
);
