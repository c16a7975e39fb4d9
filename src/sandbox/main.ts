import { readSandboxConfig } from '../config.ts';
import { startSandbox } from './sandbox.ts';

const sandbox = await startSandbox(readSandboxConfig());
process.stdout.write(`sandbox ${sandbox.url} smtp ${sandbox.smtpPort}\n`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void sandbox.close();
  });
}
