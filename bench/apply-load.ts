import { Connection } from './connection.ts';

export interface Load {
  readonly port: number;
  readonly requests: readonly Buffer[];
  readonly connections: number;
  /** Milliseconds before anything counts, and those that count. */
  readonly warmUp: number;
  readonly measure: number;
  readonly onMeasureStart?: () => void;
  readonly onMeasureEnd?: () => void;
}

export interface LoadResult {
  readonly count: number;
  readonly failures: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

const started = new Map<readonly Buffer[], number>();

/** Keeps every connection busy with the requests in turn, on from where the last run stopped. */
export async function applyLoad(load: Load): Promise<LoadResult> {
  const { port, requests, warmUp, measure } = load;
  const connections = await Promise.all(
    Array.from({ length: load.connections }, () => Connection.open(port)),
  );
  const latencies: number[] = [];
  let turn = started.get(requests) ?? 0;
  let state: 'warming' | 'measuring' | 'over' = 'warming';
  let failures = 0;
  let from = 0;
  let until = 0;

  const run = (connection: Connection): Promise<void> =>
    new Promise((resolve, reject) => {
      let sentAt = 0;
      const next = (): void => {
        const request = requests[turn % requests.length];
        turn += 1;
        if (state === 'over' || request === undefined) {
          resolve();
          return;
        }
        sentAt = performance.now();
        connection.send(request, settle, reject);
      };
      const settle = ({ good }: { good: boolean }): void => {
        if (state === 'measuring') {
          latencies.push(performance.now() - sentAt);
          if (!good) failures += 1;
        }
        next();
      };
      next();
    });

  const timers = [
    setTimeout(() => {
      load.onMeasureStart?.();
      from = performance.now();
      state = 'measuring';
    }, warmUp),
    setTimeout(() => {
      until = performance.now();
      state = 'over';
      load.onMeasureEnd?.();
    }, warmUp + measure),
  ];
  try {
    await Promise.all(connections.map(run));
  } finally {
    for (const timer of timers) clearTimeout(timer);
    for (const connection of connections) connection.close();
  }
  started.set(requests, turn);
  latencies.sort((one, other) => one - other);
  const seconds = (until - from) / 1000;
  return {
    count: latencies.length,
    failures,
    seconds,
    perSecond: latencies.length / seconds,
    p50: latencies[Math.floor(latencies.length * 0.5)] ?? 0,
    p99: latencies[Math.floor(latencies.length * 0.99)] ?? 0,
  };
}
