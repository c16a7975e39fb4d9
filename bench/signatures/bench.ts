import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { gostVerification } from '../../src/signatures/index.ts';
import { busyCores } from '../cpu.ts';
import { cpuRate, median } from './cpu-rate.ts';
import { loopDelay } from './loop-delay.ts';
import { opensslVerifications } from './openssl-speed.ts';
import { CONTENT, openCourt } from './signed-messages.ts';

/*
 * `npm run bench:signatures`: how fast signatures are judged, against what `openssl speed` reaches in the same rounds; how
 * late the event loop is while GOST signatures arrive; what a revocation list of national size costs. Writes
 * bench/signatures/results.md; --quick measures less and writes nothing.
 */

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const ROUNDS = values.quick ? 2 : 5;
const ROUND_MILLISECONDS = values.quick ? 500 : 1_500;
const ARRIVALS = { perSecond: 200, seconds: values.quick ? 3 : 15 };
/** More than the threads keep worked-out keys of: each key is new to them, as of people who sign once. */
const STRANGERS = 200;
const AT_ONCE = 16;

const court = await openCourt();
const rsa = await court.messages('RSA', 20);
const gost = await court.messages('GOST2015', STRANGERS);
const foreign = await busyCores();
await judgeAll(rsa);
await judgeAll(gost);

const rates = { rsa: [] as number[], gost: [] as number[], openssl: [] as number[], ratio: [] as number[] };
for (let round = 0; round < ROUNDS; round += 1) {
  const own = await cpuRate(ROUND_MILLISECONDS, () => judgeAll(rsa));
  const floor = opensslVerifications(1);
  rates.rsa.push(own);
  if (floor !== null) {
    rates.openssl.push(floor);
    rates.ratio.push(own / floor);
  }
  rates.gost.push(await cpuRate(ROUND_MILLISECONDS, () => judgeAll(gost)));
}
const delay = await loopDelay(court, gost, ARRIVALS);
await gostVerification.close();

const whole = (number: number): string => Math.round(number).toLocaleString('en');
const spread = (all: readonly number[], digits = 0): string =>
  all.length === 0
    ? 'OpenSSL is not installed'
    : `${median(all).toFixed(digits)} [${Math.min(...all).toFixed(digits)}..${Math.max(...all).toFixed(digits)}]`;
const lists = ['RSA', 'GOST2015'].map(listLine);
const report = `# Bench of signatures

${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.versions.node}; ${ROUNDS} rounds that take turns. Others on the machine kept
${foreign.toFixed(2)} cores busy at the start. \`npm run bench:signatures\` makes this file.

A message is a CMS with ${whole(CONTENT.length)} bytes of content inside and the signer's certificate; it is judged whole: structure, chain,
signature, dates, purpose, revocation lists, identity. The chain has been proved before; the rate is by CPU time of all threads.

| what | median [min..max] | target |
|---|---|---|
| RSA-2048 CMS judged, a CPU second | ${spread(rates.rsa)} | at least 12,000, or 0.30 of the next line |
| \`openssl speed rsa2048\`, verifications a second of one core | ${spread(rates.openssl)} | |
| the first to the second, within a round | ${spread(rates.ratio, 2)} | 0.30 |
| GOST 34.10-2015-512 CMS judged, a CPU second, plain JavaScript, ${STRANGERS} signers in turn | ${spread(rates.gost)} | at least 300 |

While ${ARRIVALS.perSecond} GOST messages a second arrived for ${ARRIVALS.seconds} s: ${delay.judged} of ${delay.arrived} judged when the last one came; the event loop
late by ${delay.p50.toFixed(1)} ms (p50), ${delay.p99.toFixed(1)} ms (p99, target under 20 ms), ${delay.max.toFixed(1)} ms at most.

Revocation lists of national size (target: under 1 s, index under 40 MiB):

${lists.join('\n')}
`;
console.log(report);
if (!values.quick) writeFileSync('bench/signatures/results.md', report);
console.log(`RSA ${whole(median(rates.rsa))}/s, GOST ${whole(median(rates.gost))}/s`);

async function judgeAll(messages: readonly Buffer[]): Promise<number> {
  for (let from = 0; from < messages.length; from += AT_ONCE) {
    await Promise.all(messages.slice(from, from + AT_ONCE).map((message) => court.judge(message)));
  }
  return messages.length;
}

function listLine(algorithm: string): string {
  const text = execFileSync(
    process.execPath,
    ['--expose-gc', 'bench/signatures/revocation-speed.ts', '422065', algorithm],
    { encoding: 'utf8' },
  );
  const lines = text.trim().split('\n');
  return [`- ${lines[0]}`, ...lines.slice(1).map((line) => `  - ${line.replace(/^\d\. /, '')}`)].join('\n');
}
