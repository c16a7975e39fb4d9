import { randomInt } from 'node:crypto';
import getPort, { portNumbers } from 'get-port';

export interface PortBand {
  readonly from: number;
  readonly to: number;
}

/*
 * Below the ports that systems hand out by themselves (from 32768 on Linux, from 16000 or 49152 elsewhere): a port that
 * was found here is not given to somebody's outgoing connection before its server listens, nor between a stop and a start.
 */
const BAND: PortBand = { from: 11_000, to: 15_999 };

/** A port that nothing listens on at the moment. Programs that look at the same time are given bands of their own. */
export function freePort({ from, to }: PortBand = anywhereIn(BAND)): Promise<number> {
  return getPort({ port: portNumbers(from, to) });
}

function anywhereIn({ from, to }: PortBand): PortBand {
  return { from: randomInt(from, to - 200), to };
}
