/** What was asked cannot be carried out as it was written. */
export class UsageFault extends Error {}

/** Runs a command of the sandbox: `--help` tells how to use it, a fault is said in one line on standard error. */
export async function runCommand(usage: string, run: () => Promise<void>): Promise<void> {
  if (process.argv.includes('--help')) {
    process.stdout.write(usage);
    return;
  }
  try {
    await run();
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : String(fault);
    process.stderr.write(isUsageFault(fault) ? `${message}\n\n${usage}` : `${message}\n`);
    process.exitCode = isUsageFault(fault) ? 2 : 1;
  }
}

function isUsageFault(fault: unknown): boolean {
  if (fault instanceof UsageFault) return true;
  return fault instanceof TypeError && 'code' in fault && String(fault.code).startsWith('ERR_PARSE_ARGS');
}

/** Throws UsageFault for an option that was not given. */
export function required(name: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new UsageFault(`--${name} is missing`);
  return value;
}

/** Throws UsageFault for a value that is none of those. */
export function oneOf<const Value extends string>(
  name: string,
  value: string,
  values: readonly Value[],
): Value {
  const found = values.find((candidate) => candidate === value);
  if (found === undefined) throw new UsageFault(`--${name} is one of ${values.join(', ')}`);
  return found;
}
