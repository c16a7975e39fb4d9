import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** CPU seconds used so far. */
export interface CpuReading {
  readonly subject: number;
  readonly postgres: number;
  /** Of this process: the load. */
  readonly load: number;
  /** Of the whole machine, idle time left out. */
  readonly machine: number;
}

const TICKS_A_SECOND = 100;
const LOOK_MILLISECONDS = 300;

/** Read from /proc; null where there is none, as on macOS. Of a subject of several processes, all of them. */
export function readCpu(subject: number | readonly number[], postmaster: number): CpuReading | null {
  if (!existsSync('/proc/stat')) return null;
  const { user, system } = process.cpuUsage();
  return {
    subject: [subject].flat().reduce((sum, pid) => sum + ownTime(statOf(pid)), 0),
    postgres: postgresTime(postmaster),
    load: (user + system) / 1e6,
    machine: machineTime(),
  };
}

/** Cores kept busy just now; asked while this run does nothing. */
export async function busyCores(): Promise<number> {
  if (!existsSync('/proc/stat')) return 0;
  const [before, since] = [machineTime(), performance.now()];
  await sleep(LOOK_MILLISECONDS);
  return (1000 * (machineTime() - before)) / (performance.now() - since);
}

/** Fields of /proc/<pid>/stat from the state on (proc(5)); empty where the process is gone. */
function statOf(pid: number | string): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

const PARENT = 1;
const USER_TIME = 11;
const REAPED_USER_TIME = 13;

function ownTime(stat: readonly string[]): number {
  return timeAt(stat, USER_TIME);
}

/** User and system time, which follow one another. */
function timeAt(stat: readonly string[], field: number): number {
  return (Number(stat[field] ?? 0) + Number(stat[field + 1] ?? 0)) / TICKS_A_SECOND;
}

/** Of the postmaster, of its children, and of those that have ended. */
function postgresTime(postmaster: number): number {
  const stat = statOf(postmaster);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((child) => child[PARENT] === String(postmaster));
  return [stat, ...children].reduce((sum, one) => sum + ownTime(one), timeAt(stat, REAPED_USER_TIME));
}

function machineTime(): number {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const [, user = 0, nice = 0, system = 0, _idle, _wait, irq = 0, softIrq = 0] = line
    .split(/\s+/)
    .map(Number);
  return (user + nice + system + irq + softIrq) / TICKS_A_SECOND;
}
