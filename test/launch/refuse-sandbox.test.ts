import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refuseSandbox } from '../../src/refuse-sandbox.ts';
import { rootsFile } from './roots-file.ts';

const authority = join(process.env['TEST_FOLDER'] ?? '', 'sandbox/certification-authority');
const sandboxRoot = join(authority, 'root.pem');
const gostRoot = join(authority, 'gost-root.pem');
const production = {
  NODE_ENV: 'production' as const,
  REGISTRIES_REQUESTOR_BIN: '940140000385',
  SANDBOX_URL: undefined,
  TRUSTED_ROOTS: [] as string[],
  WEBHOOKS_TO_LOCALHOST: false,
};

test("production does not trust the sandbox's authority, alone or among others", async () => {
  const other = rootsFile();
  await expect(refuseSandbox({ ...production, TRUSTED_ROOTS: [sandboxRoot] })).rejects.toThrow(
    'TRUSTED_ROOTS',
  );
  await expect(refuseSandbox({ ...production, TRUSTED_ROOTS: [other, sandboxRoot] })).rejects.toThrow(
    sandboxRoot,
  );
  await expect(refuseSandbox({ ...production, TRUSTED_ROOTS: [gostRoot] })).rejects.toThrow(gostRoot);
});

test('production does not trust it behind another certificate in the same file', async () => {
  const file = rootsFile();
  appendFileSync(file, readFileSync(gostRoot));
  await expect(refuseSandbox({ ...production, TRUSTED_ROOTS: [file] })).rejects.toThrow('TRUSTED_ROOTS');
});

test('production does not know the address of a sandbox', async () => {
  await expect(refuseSandbox({ ...production, SANDBOX_URL: 'http://localhost:4100' })).rejects.toThrow(
    'SANDBOX_URL',
  );
});

test('production calls no webhook on its own machine', async () => {
  await expect(refuseSandbox({ ...production, WEBHOOKS_TO_LOCALHOST: true })).rejects.toThrow(
    'WEBHOOKS_TO_LOCALHOST',
  );
});

test('production asks no registry in the name of somebody invented', async () => {
  await expect(refuseSandbox({ ...production, REGISTRIES_REQUESTOR_BIN: '991240999802' })).rejects.toThrow(
    'REGISTRIES_REQUESTOR_BIN',
  );
});

test('production starts on an authority of its own', async () => {
  await expect(refuseSandbox({ ...production, TRUSTED_ROOTS: [rootsFile()] })).resolves.toBeUndefined();
});

test.each(['development', 'test'] as const)('%s runs on the sandbox', async (NODE_ENV) => {
  const config = {
    NODE_ENV,
    SANDBOX_URL: 'http://localhost:4100',
    TRUSTED_ROOTS: [sandboxRoot, gostRoot],
    WEBHOOKS_TO_LOCALHOST: true,
    REGISTRIES_REQUESTOR_BIN: '991240999802',
  };
  await expect(refuseSandbox(config)).resolves.toBeUndefined();
});
