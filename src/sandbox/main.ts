import { readSandboxConfig } from '../config.ts';
import { startSandbox } from './sandbox.ts';

const sandbox = await startSandbox(readSandboxConfig());
process.stdout.write(`sandbox ${sandbox.url} smtp ${sandbox.smtpPort}\n`);

let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  sandbox.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
}
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
/* Started by another program, it ends with it: then its standard input is a pipe that closes. */
if (!process.stdin.isTTY) process.stdin.on('end', stop).resume();
