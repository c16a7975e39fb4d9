/** How often a second of CPU time, all threads together, something was done. */
export async function cpuRate(milliseconds: number, work: () => Promise<number>): Promise<number> {
  const before = process.cpuUsage();
  const end = performance.now() + milliseconds;
  let count = 0;
  while (performance.now() < end) count += await work();
  const { user, system } = process.cpuUsage(before);
  return count / ((user + system) / 1e6);
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? Number.NaN;
}
