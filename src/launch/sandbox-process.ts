import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface SandboxProcess {
  readonly url: string;
  readonly smtpPort: number;
  stop(): Promise<void>;
}

const START_MILLISECONDS = 30_000;

/** Starts the sandbox as the separate program it is; answers once it is ready. */
export async function startSandboxProcess(environment: NodeJS.ProcessEnv): Promise<SandboxProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../sandbox/main.js')], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    return { ...(await readiness(child)), stop: () => stop(child) };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

function readiness(child: ChildProcess): Promise<{ url: string; smtpPort: number }> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the sandbox did not get ready in time')), START_MILLISECONDS);
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}`)));
    child.once('error', reject);
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, url, smtpPort] = /^sandbox (\S+) smtp (\d+)$/.exec(line) ?? [];
      if (url === undefined || smtpPort === undefined) return;
      clearTimeout(timer);
      resolve({ url, smtpPort: Number(smtpPort) });
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
