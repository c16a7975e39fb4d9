import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { GostEngine } from '../../src/signatures/algorithms/gost-engine.ts';

/*
 * A program of its own, since an engine is loaded into a whole process: reads signatures as JSON, writes what the
 * engine says of each, null where it does not say.
 */

const hex = z.string().transform((text) => Buffer.from(text, 'hex'));
const input = z.object({
  path: z.string(),
  asked: z.array(z.object({ key: hex, data: hex, signature: hex })),
});

const { path, asked } = input.parse(await json(process.stdin));
const engine = new GostEngine(path);
const verdicts = await Promise.allSettled(asked.map((one) => engine.verify(one)));
console.log(
  JSON.stringify(verdicts.map((verdict) => (verdict.status === 'fulfilled' ? verdict.value : null))),
);
