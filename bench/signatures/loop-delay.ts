import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Court } from './signed-messages.ts';

export interface LoopDelay {
  readonly arrived: number;
  readonly judged: number;
  /** Milliseconds that the event loop was late. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const TICK_MILLISECONDS = 20;

/** Messages arrive evenly, so many a second, whatever becomes of those before; how late is the event loop meanwhile? */
export async function loopDelay(
  court: Court,
  messages: readonly Buffer[],
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<LoopDelay> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const judging: Promise<void>[] = [];
  let judged = 0;
  let arrived = 0;
  delay.enable();
  const start = performance.now();
  while (arrived < perSecond * seconds) {
    const due = Math.min(perSecond * seconds, ((performance.now() - start) / 1000) * perSecond);
    for (; arrived < due; arrived += 1) {
      const message = messages[arrived % messages.length];
      if (message === undefined) throw new Error('no messages');
      judging.push(
        court.judge(message).then(() => {
          judged += 1;
        }),
      );
    }
    await sleep(TICK_MILLISECONDS);
  }
  const inTime = judged;
  delay.disable();
  await Promise.all(judging);
  /* The histogram counts from the resolution on. */
  const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - 1);
  return {
    arrived,
    judged: inTime,
    p50: late(delay.percentile(50)),
    p99: late(delay.percentile(99)),
    max: late(delay.max),
  };
}
