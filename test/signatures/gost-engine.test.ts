import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { useGostEngine } from '../../src/compose/use-gost-engine.ts';
import {
  GOST_CURVES,
  gostGenerateKey,
  gostPublicKey,
  gostSign,
  gostVerify,
  readGostPublicKey,
  streebog512,
} from '../../src/gost/index.ts';
import { GostEngine, GostEngineError } from '../../src/signatures/algorithms/gost-engine.ts';
import { enginePath, withGostEngine } from '../support/gost-engine.ts';

const curve = GOST_CURVES['tc26-512-A'];
const PROGRAM = fileURLToPath(new URL('../support/engine-verdicts.ts', import.meta.url));

interface Asked {
  readonly key: Buffer;
  readonly data: Buffer;
  readonly signature: Buffer;
}

function engineVerdicts(path: string, asked: readonly Asked[]): (boolean | null)[] {
  const input = JSON.stringify({
    path,
    asked: asked.map(({ key, data, signature }) => ({
      key: key.toString('hex'),
      data: data.toString('hex'),
      signature: signature.toString('hex'),
    })),
  });
  return JSON.parse(execFileSync(process.execPath, [PROGRAM], { input, encoding: 'utf8' }));
}

function signed(): Asked {
  const privateKey = gostGenerateKey(curve);
  const data = randomBytes(600);
  return {
    key: gostPublicKey(curve, privateKey),
    data,
    signature: gostSign(curve, privateKey, streebog512(data)),
  };
}

function flipped(octets: Buffer): Buffer {
  const changed = Buffer.from(octets);
  const at = Math.floor(Math.random() * octets.length);
  changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(Math.random() * 8));
  return changed;
}

/** A signature, right or wrong in every way, over and over. */
function everyKind(): Asked[] {
  const right = signed();
  const { signature } = right;
  const [r, s] = [signature.subarray(0, 64), signature.subarray(64)];
  const [zero, most] = [Buffer.alloc(64), Buffer.alloc(64, 0xff)];
  const wrong = [
    flipped(signature),
    Buffer.from(signature).reverse(),
    ...[
      [s, r],
      [zero, s],
      [r, zero],
      [zero, zero],
      [most, s],
      [r, most],
    ].map((pair) => Buffer.concat(pair)),
  ];
  return [
    right,
    { ...right, data: flipped(right.data) },
    { ...right, key: signed().key },
    ...wrong.map((changed) => ({ ...right, signature: changed })),
  ];
}

describe('the gost engine of OpenSSL', () => {
  withGostEngine(
    'never differs from plain arithmetic',
    () => {
      const asked = Array.from({ length: 16 }, everyKind).flat();
      const ours = asked.map(({ key, data, signature }) => {
        const opened = readGostPublicKey(curve, key);
        return opened !== null && gostVerify(opened, streebog512(data), signature);
      });
      const theirs = engineVerdicts(enginePath(), asked);
      expect(theirs).toEqual(ours);
      expect(ours.filter((good) => good)).toHaveLength(16);
    },
    60_000,
  );

  it('is refused where it does not load', () => {
    expect(() => new GostEngine('/nowhere/gost.so')).toThrow(GostEngineError);
  });

  it('is told of where it is configured and of no use, and the server goes on without it', () => {
    const lines: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line) => void lines.push(line) });
    useGostEngine({ GOST_ENGINE: '/nowhere/gost.so' }, logger);
    useGostEngine({ GOST_ENGINE: undefined }, logger);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('verified without the engine');
  });
});
