import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningSandbox, type SandboxSettings, startSandbox } from '../../src/sandbox/sandbox.ts';

export const PAYMENT_SECRET = 'bearer-secret-of-the-tests';

export interface SandboxHome {
  readonly dataDir: string;
  start(changes?: Partial<SandboxSettings>): Promise<RunningSandbox>;
  remove(): void;
}

/** A folder in which sandboxes may start one after the other, with the keys that global-setup made. */
export function sandboxHome(): SandboxHome {
  const dataDir = mkdtempSync(join(tmpdir(), 'qyzmet-sandbox-'));
  cpSync(join(process.env['TEST_FOLDER'] ?? '', 'sandbox'), join(dataDir, 'sandbox'), { recursive: true });
  return {
    dataDir,
    start: (changes) =>
      startSandbox({
        port: 0,
        smtpPort: 0,
        dataDir,
        apiUrl: 'http://127.0.0.1:1',
        paymentSecret: PAYMENT_SECRET,
        callbackDelay: 5,
        ...changes,
      }),
    remove: () => rmSync(dataDir, { recursive: true }),
  };
}
