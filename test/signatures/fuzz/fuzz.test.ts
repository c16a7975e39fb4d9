import { timestampWorld } from '../../support/timestamps.ts';
import { type FuzzCount, fuzz, fuzzLine } from './fuzz.ts';
import { parserTargets } from './parser-targets.ts';
import { Random } from './random.ts';
import { verdictTargets } from './verdict-targets.ts';

const SEED = 20261122;
const MINUTE = 60_000;

const counts: FuzzCount[] = [];
afterAll(() => console.info(counts.map(fuzzLine).join('\n')));

it(
  'whatever is made of what strangers send is refused, or means what it meant',
  async () => {
    const { targets, material } = await verdictTargets(await timestampWorld());
    for (const target of [...parserTargets(material), ...targets]) {
      counts.push(await fuzz(target, new Random(SEED), ({ inputs }) => inputs < target.inputs));
    }
    for (const { name, refused, harmless, inputs } of counts) {
      const isReader = name.startsWith('reader');
      expect([name, refused > inputs / 4, isReader || harmless < inputs / 10]).toEqual([name, true, true]);
    }
  },
  2 * MINUTE,
);
