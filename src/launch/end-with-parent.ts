/** Stops when told to, and also when the parent is gone: its end of the standard input closes with it. */
export function endWithParent(stop: () => Promise<void>): void {
  let stopping = false;
  const end = (): void => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.stdin.on('end', end).on('close', end).resume();
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}
