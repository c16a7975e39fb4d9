import { parseArgs } from 'node:util';
import { gostVerification } from '../src/signatures/index.ts';
import { fuzz, fuzzLine } from '../test/signatures/fuzz/fuzz.ts';
import { parserTargets } from '../test/signatures/fuzz/parser-targets.ts';
import { Random } from '../test/signatures/fuzz/random.ts';
import { verdictTargets } from '../test/signatures/fuzz/verdict-targets.ts';
import { timestampWorld } from '../test/support/timestamps.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const { targets, material } = await verdictTargets(await timestampWorld());
const all = [...parserTargets(material), ...targets];
const share = (Number(values.seconds) * 1000) / all.length;
console.log(`seed ${seed}`);
for (const target of all) {
  const end = performance.now() + share;
  console.log(fuzzLine(await fuzz(target, new Random(seed), () => performance.now() < end)));
}
await gostVerification.close();
