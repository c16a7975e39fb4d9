import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { GOST_CURVES, gostGenerateKey, gostPublicKey, gostSign, streebog512 } from '../../src/gost/index.ts';
import { GostThreads, type GostThreadsOptions } from '../../src/signatures/algorithms/gost-threads.ts';
import { VerificationBusy } from '../../src/signatures/algorithms/verification-busy.ts';

const curve = GOST_CURVES['tc26-512-A'];
const privateKey = gostGenerateKey(curve);
const data = Buffer.from('Өтінім');
const job = {
  digest: 'Streebog-512',
  curve: 'tc26-512-A',
  key: gostPublicKey(curve, privateKey),
  data,
  signature: gostSign(curve, privateKey, streebog512(data)),
} as const;

let folder: string;
const opened: GostThreads[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qyzmet-threads-'));
});
afterEach(() => Promise.all(opened.splice(0).map((threads) => threads.close())));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function threadsWith(options: GostThreadsOptions = {}): GostThreads {
  const threads = new GostThreads({ threads: 1, ...options });
  opened.push(threads);
  return threads;
}

/** A thread that does this at every job. */
function workerThat(does: string): URL {
  const file = join(folder, `${randomBytes(6).toString('hex')}.mjs`);
  writeFileSync(
    file,
    `import { existsSync, writeFileSync } from 'node:fs';
     import { parentPort } from 'node:worker_threads';
     parentPort.on('message', (job) => { ${does} });`,
  );
  return pathToFileURL(file);
}

const reasonOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'answered',
    (error: unknown) => (error instanceof VerificationBusy ? error.reason : String(error)),
  );

describe('the threads', () => {
  it('verify many at once, each by its own signature', async () => {
    const threads = threadsWith({ threads: 2 });
    const wrong = { ...job, data: Buffer.from('Басқа') };
    const verdicts = await Promise.all(
      Array.from({ length: 40 }, (_, i) => threads.verify(i % 3 === 0 ? wrong : job)),
    );
    expect(verdicts).toEqual(Array.from({ length: 40 }, (_, i) => i % 3 !== 0));
  });

  it('leave what they are given as it is, a part of a buffer too', async () => {
    const threads = threadsWith();
    const whole = randomBytes(70_000);
    const part = whole.subarray(11, 60_011);
    const before = Buffer.from(whole);
    expect(await threads.digest({ digest: 'Streebog-512', data: part })).toEqual(streebog512(part));
    expect(whole).toEqual(before);
    expect(await threads.verify(job)).toBe(true);
    expect(await threads.verify(job)).toBe(true);
  });

  it('say false of a key that is none, and live on', async () => {
    const threads = threadsWith();
    expect(await threads.verify({ ...job, key: randomBytes(128) })).toBe(false);
    expect(await threads.verify(job)).toBe(true);
  });
});

describe('a thread that ends in the midst of a job', () => {
  it('is replaced, and the job is done again', async () => {
    const marker = join(folder, 'crashed');
    const worker = workerThat(`
      if (existsSync(${JSON.stringify(marker)})) parentPort.postMessage(true);
      else { writeFileSync(${JSON.stringify(marker)}, ''); throw new Error('crash'); }`);
    const threads = threadsWith({ worker });
    const verdicts = await Promise.all([threads.verify(job), threads.verify(job), threads.verify(job)]);
    expect(verdicts).toEqual([true, true, true]);
    expect(existsSync(marker)).toBe(true);
  });

  it('twice over the same job ends that job alone', async () => {
    const worker = workerThat(`
      if (job.data.length === 0) process.exit(1);
      parentPort.postMessage(true);`);
    const threads = threadsWith({ worker });
    const poisoned = reasonOf(threads.verify({ ...job, data: Buffer.alloc(0) }));
    const others = [threads.verify(job), threads.verify(job)];
    expect(await poisoned).toBe('CRASHED');
    expect(await Promise.all(others)).toEqual([true, true]);
  });

  it('at its very start is told with its cause', async () => {
    const threads = threadsWith({ worker: pathToFileURL(join(folder, 'none.mjs')) });
    const error: unknown = await threads.verify(job).catch((thrown: unknown) => thrown);
    if (!(error instanceof VerificationBusy)) throw new Error('no VerificationBusy');
    expect(error.reason).toBe('CRASHED');
    expect(String(error.cause)).toContain('none.mjs');
  });
});

describe('the queue', () => {
  it('takes no more than it may hold, and those who wait are told when it closes', async () => {
    const threads = threadsWith({ worker: workerThat(''), longestQueue: 2 });
    const taken = [1, 2, 3].map(() => reasonOf(threads.verify(job)));
    expect(await reasonOf(threads.verify(job))).toBe('QUEUE_FULL');
    expect(await reasonOf(threads.digest({ digest: 'Streebog-512', data }))).toBe('QUEUE_FULL');
    await threads.close();
    expect(await Promise.all(taken)).toEqual(['CLOSED', 'CLOSED', 'CLOSED']);
  });

  it('is open again after closing', async () => {
    const threads = threadsWith();
    expect(await threads.verify(job)).toBe(true);
    await threads.close();
    await threads.close();
    expect(await threads.verify(job)).toBe(true);
  });
});

describe('a process', () => {
  it('is held by the threads while they work, and not longer', async () => {
    const module = new URL('../../src/signatures/algorithms/gost-threads.ts', import.meta.url).href;
    const program = `
      import { GostThreads } from ${JSON.stringify(module)};
      const data = new Uint8Array(300_000);
      console.log((await new GostThreads().digest({ digest: 'Streebog-512', data })).length);`;
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`), {
      stdout: true,
      execArgv: [],
    });
    const said: string[] = [];
    worker.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    expect(await once(worker, 'exit')).toEqual([0]);
    expect(said.join('')).toBe('64\n');
  });
});
