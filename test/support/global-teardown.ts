export default async function globalTeardown(): Promise<void> {
  const server: unknown = Reflect.get(globalThis, 'testPostgres');
  if (typeof server === 'object' && server !== null && 'stop' in server && typeof server.stop === 'function') {
    await server.stop();
  }
}
