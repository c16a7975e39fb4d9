import type { GatewayChannels } from '../../src/gateway/index.ts';
import { OutsideFault } from '../../src/kernel/index.ts';
import type { StateRegistries } from '../../src/registries/index.ts';
import {
  ATTORNEY,
  LEGAL_ENTITY_WITHOUT_ACCOUNT,
  POWER_OF_INDIVIDUAL,
} from '../../src/sandbox/registries/invented-records.ts';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { channelsTo, registriesThrough } from '../support/gateway-channels.ts';
import { type SandboxHome, sandboxHome } from './running-sandbox.ts';

const SLOW_MS = 3000;
let home: SandboxHome;
let sandbox: RunningSandbox;
let gateway: GatewayChannels;
beforeAll(async () => {
  home = sandboxHome();
  sandbox = await home.start({ slowMilliseconds: SLOW_MS });
  gateway = channelsTo(sandbox, home.dataDir);
});
afterEach(() => order('REGISTRIES', 'OFF'));
afterAll(async () => {
  await gateway.close();
  await sandbox.close();
  home.remove();
});

/** The server's own adapter, as it asks. */
function registries(timeout = 5000): StateRegistries {
  return registriesThrough(gateway, timeout);
}

/** The status that the order is answered with. */
async function order(system: string, mode: string): Promise<number> {
  const { status } = await fetch(`${sandbox.url}/control/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ system, mode }),
  });
  return status;
}

const reasonOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'answered',
    (fault: unknown) => (fault instanceof OutsideFault ? fault.reason : String(fault)),
  );

describe('a registry that is out of order', () => {
  const asked = {
    individual: (timeout?: number) => registries(timeout).individual(ATTORNEY.iin),
    legalEntity: (timeout?: number) => registries(timeout).legalEntity(LEGAL_ENTITY_WITHOUT_ACCOUNT.bin),
    powerOfAttorney: (timeout?: number) =>
      registries(timeout).powerOfAttorney(POWER_OF_INDIVIDUAL.number, POWER_OF_INDIVIDUAL.date),
  };
  const EVERY = Object.keys(asked) as (keyof typeof asked)[];
  const fail = (mode: string) => order('REGISTRIES', mode);

  it.each(EVERY)('%s: each fault is told apart, and none is an answer', async (what) => {
    const expected = {
      UNREACHABLE: 'UNREACHABLE',
      FAILS: 'REFUSED',
      RESET: 'UNREACHABLE',
      MALFORMED: 'MALFORMED',
      GARBAGE: 'MALFORMED',
      OTHER_PERSON: 'MALFORMED',
      OTHER_REQUEST: 'MALFORMED',
      OFF: 'answered',
    };
    const told: Record<string, string> = {};
    for (const mode of Object.keys(expected)) {
      expect(await fail(mode)).toBe(200);
      told[mode] = await reasonOf(asked[what]());
    }
    expect(told).toEqual(expected);
  });

  it.each(['individual', 'legalEntity'] as const)('%s: refuses to answer', async (what) => {
    await fail('REFUSES');
    expect(await reasonOf(asked[what]())).toBe('REFUSED');
  });

  it.each(EVERY)('%s: is not waited for longer than was said', async (what) => {
    await fail('SLOW');
    expect(await reasonOf(asked[what](200))).toBe('TIMEOUT');
  });

  it.each(EVERY)('%s: knows nobody', async (what) => {
    await fail('UNKNOWN');
    expect(await asked[what]()).toBeNull();
  });

  it('cannot have the faults of others', async () => {
    expect(await fail('WRONG_NONCE')).toBe(400);
    expect(await order('MAIL', 'OTHER_PERSON')).toBe(400);
  });
});
