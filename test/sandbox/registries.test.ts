import type { GatewayChannels } from '../../src/gateway/index.ts';
import { isBin, isIin } from '../../src/kernel/index.ts';
import type { StateRegistries } from '../../src/registries/index.ts';
import {
  ATTORNEY,
  DECEASED_INDIVIDUAL,
  EXCLUDED_INDIVIDUAL,
  EXPIRED_POWER,
  INACTIVE_LEGAL_ENTITY,
  INCAPABLE_INDIVIDUAL,
  INDIVIDUAL_WITHOUT_ACCOUNT,
  INDIVIDUAL_WITHOUT_DOCUMENT,
  INVENTED_RECORDS,
  LEGAL_ENTITY_WITHOUT_ACCOUNT,
  LIQUIDATED_LEGAL_ENTITY,
  MISSING_INDIVIDUAL,
  POWER_FOR_PROPERTY,
  POWER_OF_INDIVIDUAL,
  POWER_OF_LEGAL_ENTITY,
  REVOKED_POWER,
} from '../../src/sandbox/registries/invented-records.ts';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { channelsTo, registriesThrough } from '../support/gateway-channels.ts';
import { type SandboxHome, sandboxHome } from './running-sandbox.ts';

let home: SandboxHome;
let sandbox: RunningSandbox;
let gateway: GatewayChannels;
beforeAll(async () => {
  home = sandboxHome();
  sandbox = await home.start();
  gateway = channelsTo(sandbox, home.dataDir);
});
afterEach(() => control('DELETE', '/registries'));
afterAll(async () => {
  await gateway.close();
  await sandbox.close();
  home.remove();
});

/** The server's own adapter, as it asks. */
function registries(): StateRegistries {
  return registriesThrough(gateway);
}

async function control(
  method: 'PUT' | 'DELETE',
  path: string,
  body?: object,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${sandbox.url}/control${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

async function people(): Promise<{ name: string; iin: string; bin: string | null }[]> {
  return (await (await fetch(`${sandbox.url}/people`)).json()) as {
    name: string;
    iin: string;
    bin: string;
  }[];
}

describe('the registries, asked by the server’s adapters', () => {
  it('know every demonstration person, in good order, and the legal entity each heads', async () => {
    for (const { name, iin, bin } of await people()) {
      const person = await registries().individual(iin);
      expect(person).toMatchObject({
        iin,
        name,
        alive: true,
        capable: true,
        missing: false,
        excluded: false,
      });
      expect(person?.documents).toMatchObject([{ valid: true }]);
      expect(person?.birthDate).toMatch(/^1905-/);
      expect(person?.address).toEqual({
        kk: expect.stringMatching(/қаласы|облысы/),
        ru: expect.stringMatching(/город|область/),
      });
      if (bin === null) continue;
      const entity = await registries().legalEntity(bin);
      expect(entity).toMatchObject({ bin, liquidated: false, inactive: false, head: { iin, name } });
    }
  });

  it('know invented people besides, in each state', async () => {
    const state = async ({ iin }: { iin: string }) => {
      const { alive, capable, missing, excluded, documents } = (await registries().individual(iin)) ?? {};
      return { alive, capable, missing, excluded, document: documents?.[0]?.valid };
    };
    const good = { alive: true, capable: true, missing: false, excluded: false, document: true };
    expect(await state(INDIVIDUAL_WITHOUT_ACCOUNT)).toEqual(good);
    expect(await state(ATTORNEY)).toEqual(good);
    expect(await state(DECEASED_INDIVIDUAL)).toEqual({ ...good, alive: false });
    expect(await state(INCAPABLE_INDIVIDUAL)).toEqual({ ...good, capable: false });
    expect(await state(MISSING_INDIVIDUAL)).toEqual({ ...good, missing: true });
    expect(await state(EXCLUDED_INDIVIDUAL)).toEqual({ ...good, excluded: true });
    expect(await state(INDIVIDUAL_WITHOUT_DOCUMENT)).toEqual({ ...good, document: false });
  });

  it('know legal entities in each state, with a name in each language', async () => {
    expect(await registries().legalEntity(LEGAL_ENTITY_WITHOUT_ACCOUNT.bin)).toMatchObject({
      name: {
        kk: '«Үлгі-Баспа» жауапкершілігі шектеулі серіктестігі',
        ru: 'Товарищество с ограниченной ответственностью «Үлгі-Баспа»',
      },
      shortName: { kk: '«Үлгі-Баспа» ЖШС', ru: 'ТОО «Үлгі-Баспа»' },
      head: { iin: INDIVIDUAL_WITHOUT_ACCOUNT.iin, position: { kk: 'Басшы', ru: 'Руководитель' } },
    });
    expect(await registries().legalEntity(LIQUIDATED_LEGAL_ENTITY.bin)).toMatchObject({
      liquidated: true,
      head: null,
    });
    expect(await registries().legalEntity(INACTIVE_LEGAL_ENTITY.bin)).toMatchObject({ inactive: true });
  });

  it('know powers of attorney by number and date together', async () => {
    const power = ({ number, date }: { number: string; date: string }) =>
      registries().powerOfAttorney(number, date);
    expect(await power(POWER_OF_INDIVIDUAL)).toMatchObject({
      state: 'IN_FORCE',
      grantor: INDIVIDUAL_WITHOUT_ACCOUNT.iin,
      attorneyIin: ATTORNEY.iin,
      validUntil: null,
      powers: [{ code: 'PUBLIC_SERVICES' }],
    });
    expect(await power(POWER_OF_LEGAL_ENTITY)).toMatchObject({
      state: 'IN_FORCE',
      grantor: LEGAL_ENTITY_WITHOUT_ACCOUNT.bin,
    });
    expect(await power(REVOKED_POWER)).toMatchObject({ state: 'REVOKED' });
    expect(await power(EXPIRED_POWER)).toMatchObject({ state: 'EXPIRED' });
    expect(await power(POWER_FOR_PROPERTY)).toMatchObject({ powers: [{ code: 'PROPERTY' }] });
    expect(await power({ ...POWER_OF_INDIVIDUAL, date: '2026-11-02' })).toBeNull();
  });

  it('know nobody else', async () => {
    expect(await registries().individual('990101300102')).toBeNull();
    expect(await registries().legalEntity('940140000385')).toBeNull();
    expect(await registries().powerOfAttorney('</x>', '2026-11-01')).toBeNull();
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
});

describe('what the registries know', () => {
  it('changes of a person by order, until it is put back', async () => {
    const { iin } = ATTORNEY;
    const path = `/registries/individuals/${iin}`;
    expect(await control('PUT', path, { alive: false, missing: true })).toMatchObject({
      status: 200,
      body: { iin, alive: false, missing: true, capable: true },
    });
    expect(await registries().individual(iin)).toMatchObject({ alive: false, missing: true });
    await control('PUT', path, { alive: true });
    expect(await registries().individual(iin)).toMatchObject({ alive: true, missing: true });
    expect(await control('DELETE', '/registries')).toEqual({ status: 200, body: INVENTED_RECORDS });
    expect(await registries().individual(iin)).toMatchObject({ alive: true, missing: false });
  });

  it('changes of a legal entity and of a power of attorney', async () => {
    const { bin } = LEGAL_ENTITY_WITHOUT_ACCOUNT;
    const order = { liquidated: true, headIin: ATTORNEY.iin };
    expect((await control('PUT', `/registries/legal-entities/${bin}`, order)).status).toBe(200);
    expect(await registries().legalEntity(bin)).toMatchObject({
      liquidated: true,
      head: { iin: ATTORNEY.iin },
    });
    const { number, date } = POWER_OF_INDIVIDUAL;
    const path = '/registries/powers-of-attorney';
    expect((await control('PUT', path, { number, date, revoked: true })).status).toBe(200);
    expect(await registries().powerOfAttorney(number, date)).toMatchObject({ state: 'REVOKED' });
    await control('PUT', path, { number, date, revoked: false, validUntil: '2026-11-01' });
    expect(await registries().powerOfAttorney(number, date)).toMatchObject({ state: 'EXPIRED' });
  });

  it.each<[string, object, number]>([
    ['individuals/990101300102', { alive: false }, 404],
    [`individuals/${ATTORNEY.iin}`, { alive: 'no' }, 400],
    [`individuals/${ATTORNEY.iin}`, { name: 'Басқа' }, 400],
    ['legal-entities/940140000385', { liquidated: true }, 404],
    ['legal-entities/991240999406', { headIin: '1' }, 400],
    ['powers-of-attorney', { number: 'ДП-2026-0001', date: '2026-11-02', revoked: true }, 404],
    ['powers-of-attorney', { number: 'ДП-2026-0001', date: '2026-11-01', powers: ['ALL'] }, 400],
  ])('does not change: %s %j', async (path, order, status) => {
    expect((await control('PUT', `/registries/${path}`, order)).status).toBe(status);
    expect(await (await fetch(`${sandbox.url}/registries`)).json()).toEqual(INVENTED_RECORDS);
  });
});

describe('the page with the buttons', () => {
  const press = (fields: Record<string, string>) =>
    fetch(`${sandbox.url}/control/registries/page?lang=ru`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(fields),
    });
  const page = async (language: string): Promise<string> =>
    (await fetch(`${sandbox.url}/control/registries/page?lang=${language}`)).text();

  it('shows everybody, in both languages', async () => {
    for (const text of [await page('kk'), await page('ru')]) {
      expect(text).toContain(DECEASED_INDIVIDUAL.name);
      expect(text).toContain(LIQUIDATED_LEGAL_ENTITY.bin);
      expect(text).toContain(REVOKED_POWER.number);
    }
    expect(await page('kk')).toContain('әрекетке қабілетсіз');
    expect(await page('ru')).toContain('недееспособен');
  });

  it('changes a state, and puts all of it back', async () => {
    const { iin } = ATTORNEY;
    const pressed = await press({ of: 'individual', number: iin, date: '', state: 'alive', value: 'false' });
    expect([pressed.status, pressed.headers.get('location')]).toEqual([
      303,
      '/control/registries/page?lang=ru',
    ]);
    const { bin } = LEGAL_ENTITY_WITHOUT_ACCOUNT;
    await press({ of: 'entity', number: bin, date: '', state: 'liquidated', value: 'true' });
    const { number, date } = POWER_OF_LEGAL_ENTITY;
    await press({ of: 'power', number, date, state: 'expired', value: 'true' });
    expect(await registries().individual(iin)).toMatchObject({ alive: false });
    expect(await registries().legalEntity(bin)).toMatchObject({ liquidated: true });
    expect(await registries().powerOfAttorney(number, date)).toMatchObject({ state: 'EXPIRED' });
    await press({ of: 'all' });
    expect(await registries().individual(iin)).toMatchObject({ alive: true });
    expect(await registries().powerOfAttorney(number, date)).toMatchObject({ state: 'IN_FORCE' });
  });

  it.each<Record<string, string>>([
    {},
    { of: 'individual', number: ATTORNEY.iin, state: 'iin', value: 'true' },
    { of: 'individual', number: ATTORNEY.iin, state: 'alive', value: 'maybe' },
  ])('does nothing of %j', async (fields) => {
    expect((await press(fields)).status).toBe(400);
  });
});
