/* Loaded before a subject: gathers garbage when told to, so that what is left in memory is what is kept. */

process.on('SIGUSR2', () => {
  globalThis.gc?.();
  globalThis.gc?.();
});
