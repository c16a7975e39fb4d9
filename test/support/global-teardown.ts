import { rmSync } from 'node:fs';

export default async function globalTeardown(): Promise<void> {
  const server: unknown = Reflect.get(globalThis, 'testPostgres');
  if (
    typeof server === 'object' &&
    server !== null &&
    'stop' in server &&
    typeof server.stop === 'function'
  ) {
    await server.stop();
  }
  const folder = process.env['TEST_FOLDER'];
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
