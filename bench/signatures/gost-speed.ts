import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { weierstrass } from '@noble/curves/abstract/weierstrass.js';
import {
  GOST_CURVES,
  gostGenerateKey,
  gostPublicKey,
  gostSign,
  gostVerify,
  hastenGostKey,
  readGostPublicKey,
  streebog512,
} from '../../src/gost/index.ts';
import { fromLittleEndian } from '../../src/gost/little-endian.ts';
import { modularInverse } from '../../src/gost/modular-inverse.ts';
import { GostEngine, GostEngineError } from '../../src/signatures/algorithms/gost-engine.ts';

/*
 * `node bench/signatures/gost-speed.ts [FILE OF THE ENGINE]`: verifications of GOST 34.10-2015-512 over 600 bytes for
 * a second of CPU time, in rounds that take turns, so that what slows one slows all.
 */

const ROUNDS = 7;
const ROUND_MILLISECONDS = 300;

const curve = GOST_CURVES['tc26-512-A'];
const { p, q, a, b, x, y } = curve;
const Point = weierstrass({ p, n: q, h: 1n, a, b, Gx: x, Gy: y });

const signed = Array.from({ length: 32 }, () => {
  const privateKey = gostGenerateKey(curve);
  const data = randomBytes(600);
  const key = gostPublicKey(curve, privateKey);
  const opened = readGostPublicKey(curve, key);
  if (opened === null) throw new Error('no key');
  const signature = gostSign(curve, privateKey, streebog512(data));
  return { key, data, signature, hastened: hastenGostKey(opened) };
});
type Signed = (typeof signed)[number];

function plain({ key, data, signature }: Signed): boolean {
  const opened = readGostPublicKey(curve, key);
  return opened !== null && gostVerify(opened, streebog512(data), signature);
}

function noble({ key, data, signature }: Signed): boolean {
  const half = (octets: Uint8Array, i: number) => fromLittleEndian(octets.subarray(64 * i, 64 * (i + 1)));
  const v = modularInverse(fromLittleEndian(streebog512(data)) % q || 1n, q);
  const [r, s] = [half(signature, 0), half(signature, 1)];
  const point = Point.fromAffine({ x: half(key, 0), y: half(key, 1) });
  return Point.BASE.mulAddUnsafe((s * v) % q, point, ((q - r) * v) % q).toAffine().x % q === r;
}

const subjects = new Map<string, (one: Signed) => boolean | Promise<boolean>>([
  ['plain arithmetic, new key', plain],
  [
    'plain arithmetic, known key',
    ({ hastened, data, signature }) => gostVerify(hastened, streebog512(data), signature),
  ],
  ['@noble/curves', noble],
]);
const engine = openEngine();
if (engine !== null) subjects.set('gost engine', (one) => engine.verify(one));

const rates = new Map([...subjects.keys()].map((name) => [name, [] as number[]]));
for (let round = -1; round < ROUNDS; round++) {
  for (const [name, verify] of subjects) {
    const rate = await verificationsPerSecond(verify);
    if (round >= 0) rates.get(name)?.push(rate);
  }
}
const base = median(rates.get('@noble/curves') ?? []);
console.table(
  [...rates].map(([name, all]) => ({
    name,
    'a second': Math.round(median(all)),
    'times @noble/curves': (median(all) / base).toFixed(1),
  })),
);
console.log(`Streebog-512: ${streebogMegabytes().toFixed(1)} MB a second`);

async function verificationsPerSecond(verify: (one: Signed) => boolean | Promise<boolean>): Promise<number> {
  const before = process.cpuUsage();
  const end = performance.now() + ROUND_MILLISECONDS;
  let count = 0;
  while (performance.now() < end) {
    for (const one of signed.slice(0, 8)) {
      if (!(await verify(one))) throw new Error('a good signature was refused');
      count++;
    }
  }
  return count / cpuSecondsSince(before);
}

function streebogMegabytes(): number {
  const data = randomBytes(4_000_000);
  const before = process.cpuUsage();
  streebog512(data);
  return 4 / cpuSecondsSince(before);
}

function cpuSecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? Number.NaN;
}

function openEngine(): GostEngine | null {
  try {
    return new GostEngine(process.argv[2] ?? installedEngine());
  } catch (error) {
    if (!(error instanceof GostEngineError)) throw error;
    console.info(error.message);
    return null;
  }
}

function installedEngine(): string {
  const { stdout } = spawnSync('openssl', ['version', '-e'], { encoding: 'utf8' });
  return `${/ENGINESDIR: "(.+)"/.exec(stdout ?? '')?.[1] ?? ''}/gost.so`;
}
