import { parentPort } from 'node:worker_threads';
import { type GostJob, GostJudge, gostDigest } from './gost-jobs.ts';

/*
 * The other end of GostThreads: one job, one answer. Loaded by Node itself, from TypeScript too, so what it
 * imports holds only syntax that can be erased.
 */

/** What a digest or a verification comes to. */
export type GostAnswer = Uint8Array | boolean;

const judge = new GostJudge();

parentPort?.on('message', (job: GostJob) => {
  const answer: GostAnswer = job.kind === 'digest' ? gostDigest(job) : judge.verify(job);
  parentPort?.postMessage(answer);
});
