import { isBin, isIin } from '../../src/kernel/index.ts';
import {
  ATTORNEY,
  DECEASED_INDIVIDUAL,
  EXPIRED_POWER,
  INCAPABLE_INDIVIDUAL,
  INDIVIDUAL_WITHOUT_ACCOUNT,
  INVENTED_RECORDS,
  LEGAL_ENTITY_WITHOUT_ACCOUNT,
  LIQUIDATED_LEGAL_ENTITY,
  POWER_OF_INDIVIDUAL,
  POWER_OF_LEGAL_ENTITY,
  REVOKED_POWER,
} from '../../src/sandbox/registries/invented-records.ts';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { GATEWAY_SECRET, PAYMENT_SECRET, type SandboxHome, sandboxHome } from './running-sandbox.ts';

let home: SandboxHome;
let sandbox: RunningSandbox;
beforeAll(async () => {
  home = sandboxHome();
  sandbox = await home.start();
});
afterAll(async () => {
  await sandbox.close();
  home.remove();
});

async function ask(path: string, secret = GATEWAY_SECRET): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${sandbox.url}/registries${path}`, {
    headers: { authorization: `Bearer ${secret}` },
  });
  return { status: response.status, body: await response.json() };
}

function power(number: string, date: string): Promise<{ status: number; body: unknown }> {
  return ask(`/powers-of-attorney?${new URLSearchParams({ number, date })}`);
}

async function people(): Promise<{ name: string; iin: string; bin: string | null }[]> {
  return (await (await fetch(`${sandbox.url}/people`)).json()) as {
    name: string;
    iin: string;
    bin: string;
  }[];
}

describe('the registries', () => {
  it('know every demonstration person, alive and capable', async () => {
    for (const { name, iin } of await people()) {
      expect(await ask(`/individuals/${iin}`)).toEqual({
        status: 200,
        body: { iin, name, alive: true, capable: true },
      });
    }
  });

  it('know the legal entities of the demonstration people', async () => {
    const bins = (await people()).flatMap(({ bin }) => bin ?? []);
    expect(bins).toHaveLength(5);
    for (const bin of bins) {
      const body = { bin, name: expect.stringMatching(/./), liquidated: false };
      expect(await ask(`/legal-entities/${bin}`)).toEqual({ status: 200, body });
    }
  });

  it('know invented people and legal entities besides, in each state', async () => {
    for (const individual of INVENTED_RECORDS.individuals) {
      expect(await ask(`/individuals/${individual.iin}`)).toEqual({ status: 200, body: individual });
    }
    for (const entity of INVENTED_RECORDS.legalEntities) {
      expect(await ask(`/legal-entities/${entity.bin}`)).toEqual({ status: 200, body: entity });
    }
    expect([INDIVIDUAL_WITHOUT_ACCOUNT, ATTORNEY].every(({ alive, capable }) => alive && capable)).toBe(true);
    expect(DECEASED_INDIVIDUAL).toMatchObject({ alive: false, capable: true });
    expect(INCAPABLE_INDIVIDUAL).toMatchObject({ alive: true, capable: false });
    expect([LEGAL_ENTITY_WITHOUT_ACCOUNT.liquidated, LIQUIDATED_LEGAL_ENTITY.liquidated]).toEqual([
      false,
      true,
    ]);
  });

  it('know powers of attorney by number and date together', async () => {
    for (const known of INVENTED_RECORDS.powersOfAttorney) {
      expect(await power(known.number, known.date)).toEqual({ status: 200, body: known });
      expect((await power(known.number, '2026-11-02')).status).toBe(404);
    }
    expect(POWER_OF_INDIVIDUAL.grantor).toBe(INDIVIDUAL_WITHOUT_ACCOUNT.iin);
    expect(POWER_OF_LEGAL_ENTITY.grantor).toBe(LEGAL_ENTITY_WITHOUT_ACCOUNT.bin);
    expect(REVOKED_POWER).toMatchObject({ revoked: true, validUntil: null });
    expect(EXPIRED_POWER).toMatchObject({ revoked: false, date: '2026-01-15', validUntil: '2026-10-31' });
  });

  it('have invented numbers with a right check digit, each once and nobody’s who has an account', async () => {
    const everybody = await people();
    const iins = INVENTED_RECORDS.individuals.map(({ iin }) => iin);
    const bins = INVENTED_RECORDS.legalEntities.map(({ bin }) => bin);
    for (const iin of iins) {
      expect(isIin(iin)).toBe(true);
      expect(iin).toMatch(/^05\d{4}[34]/);
    }
    expect(bins.every(isBin)).toBe(true);
    const numbers = [
      ...iins,
      ...bins,
      ...everybody.flatMap(({ iin, bin }) => (bin === null ? iin : [iin, bin])),
    ];
    expect(new Set(numbers).size).toBe(numbers.length);
    const powers = INVENTED_RECORDS.powersOfAttorney.map(({ number }) => number);
    expect(new Set(powers).size).toBe(powers.length);
  });

  it('tell anybody what is invented', async () => {
    const response = await fetch(`${sandbox.url}/registries`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(INVENTED_RECORDS);
  });

  it.each(['/individuals/990101300102', '/individuals/none', '/legal-entities/940140000385'])(
    'know nothing of %s',
    async (path) => {
      expect((await ask(path)).status).toBe(404);
    },
  );

  it.each(['', '?number=1', '?date=2026-11-01', '?number=1&date=01.11.2026', '?number=&date=2026-11-01'])(
    'refuse to look for a power of attorney by "%s"',
    async (query) => {
      expect((await ask(`/powers-of-attorney${query}`)).status).toBe(400);
    },
  );

  it.each([
    `/individuals/${ATTORNEY.iin}`,
    `/legal-entities/${LEGAL_ENTITY_WITHOUT_ACCOUNT.bin}`,
    '/powers-of-attorney',
  ])('tell nobody without the secret of %s', async (path) => {
    expect((await ask(path, PAYMENT_SECRET)).status).toBe(401);
    expect((await fetch(`${sandbox.url}/registries${path}`)).status).toBe(401);
  });
});
