import { staffAt, startWithAllEditions } from '../requests/any-edition.ts';
import { type Cast, castOf } from '../requests/cast.ts';
import { type FaultMode, putOut } from '../requests/outside.ts';
import { bothLanguages } from '../requests/texts.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { changeRecord, inquiriesOf, putRecordsBack } from './registry-data.ts';

let server: RunningServer;
let cast: Cast;
beforeAll(async () => {
  server = await startWithAllEditions();
  cast = await castOf(server);
});
afterEach(async () => {
  await putOut(server, 'REGISTRIES', 'OFF');
  await putRecordsBack(server);
});
afterAll(() => server.stop());

const PREFILL = `query ($regulation: String!) { prefill(regulation: $regulation) { regulation { key }
  fields { name from kk: value(lang: KK) ru: value(lang: RU) }
  person { iin name birthDate address(lang: RU) documents { type(lang: KK) number valid issuedOn validUntil } }
  organisation { bin kk: name(lang: KK) ru: name(lang: RU) shortName(lang: RU) headName headPosition(lang: KK) address(lang: KK) }
  sources { registry state kk: reason(lang: KK) ru: reason(lang: RU) } } }`;

interface Prefill {
  readonly regulation: { readonly key: string };
  readonly fields: readonly {
    readonly name: string;
    readonly from: string;
    readonly kk: string;
    readonly ru: string;
  }[];
  readonly person: { readonly iin: string; readonly name: string } | null;
  readonly organisation: object | null;
  readonly sources: readonly object[];
}

async function prefill(client: Client, regulation: string): Promise<Prefill> {
  return (await client.query<{ prefill: Prefill }>(PREFILL, { regulation })).prefill;
}

const SILENT = { state: 'SILENT', ...bothLanguages('registries:prefill.SILENT') };
const FOUND = { state: 'FOUND', kk: null, ru: null };

describe('a form is filled in from the registries', () => {
  it('for a person: what the form asks of them, and who they are', async () => {
    const { person, organisation, sources, regulation, fields } = await prefill(cast.applicant, '178-2012-2');
    expect(regulation.key).toBe('178-2012-2');
    expect(fields).toMatchObject([
      { name: 'subjectName', from: 'INDIVIDUALS_REGISTRY', kk: 'Мысалова Айгүл Үлгіқызы' },
      { name: 'subjectBirthDate', from: 'INDIVIDUALS_REGISTRY', kk: '1905-03-12', ru: '1905-03-12' },
      { name: 'subjectBirthPlace', kk: expect.stringContaining('ҚАЗАҚСТАН') },
    ]);
    expect(person).toEqual({
      iin: '050312400011',
      name: 'Мысалова Айгүл Үлгіқызы',
      birthDate: '1905-03-12',
      address: expect.stringContaining('улица'),
      documents: [
        {
          type: 'ҚР ЖЕКЕ КУӘЛІГІ',
          number: '012400011',
          valid: true,
          issuedOn: '2018-06-06',
          validUntil: '2098-06-05',
        },
      ],
    });
    expect(organisation).toBeNull();
    expect(sources).toEqual([{ registry: 'INDIVIDUALS_REGISTRY', ...FOUND }]);
  });

  it('for a person who owns a medium: name and address', async () => {
    const { fields } = await prefill(cast.applicant, '322-2019');
    expect(fields.map(({ name, from }) => [name, from])).toEqual([
      ['owner', 'INDIVIDUALS_REGISTRY'],
      ['address', 'INDIVIDUALS_REGISTRY'],
    ]);
  });

  it('for a legal entity: its names in both languages, its head, its address', async () => {
    const { fields, organisation, sources } = await prefill(cast.company, '322-2019');
    expect(fields).toEqual([
      {
        name: 'owner',
        from: 'LEGAL_ENTITIES_REGISTRY',
        kk: '«Мысал-Медиа» жауапкершілігі шектеулі серіктестігі',
        ru: 'Товарищество с ограниченной ответственностью «Мысал-Медиа»',
      },
      {
        name: 'address',
        from: 'LEGAL_ENTITIES_REGISTRY',
        kk: expect.stringMatching(/көшесі/),
        ru: expect.stringMatching(/улица/),
      },
    ]);
    expect(organisation).toMatchObject({
      bin: '991240999991',
      shortName: 'ТОО «Мысал-Медиа»',
      headName: 'Үлгібаев Ерлан Мысалұлы',
      headPosition: 'Басшы',
    });
    expect(sources).toEqual([
      { registry: 'INDIVIDUALS_REGISTRY', ...FOUND },
      { registry: 'LEGAL_ENTITIES_REGISTRY', ...FOUND },
    ]);
  });

  it('in the caller’s language where none is named', async () => {
    for (const [language, text] of [
      ['kk', 'жауапкершілігі шектеулі'],
      ['ru', 'ограниченной ответственностью'],
    ] as const) {
      const client = await server.as('APPLICANT', language);
      client.token = cast.company.token;
      const { prefill: filled } = await client.query<{ prefill: { organisation: { name: string } } }>(
        '{ prefill(regulation: "322-2019") { organisation { name } } }',
      );
      expect(filled.organisation.name).toContain(text);
    }
  });

  it('of staff as of anybody: their own, and nobody else’s', async () => {
    const { person } = await prefill(cast.clerk, '178-2012-2');
    expect(person?.iin).toBe(cast.clerk.person?.iin);
  });

  it('with nothing where a form asks nothing that they know', async () => {
    expect((await prefill(cast.applicant, '178-2012-1')).fields).toEqual([]);
  });

  it('and the person reads that it was asked, for whom and why', async () => {
    const head = await staffAt(server, 'INFORMATION_COMMITTEE', 'HEAD');
    await prefill(head, '322-2019');
    const { inquiries } = await inquiriesOf(head);
    const self = bothLanguages('registries:asker.SELF');
    const purpose = bothLanguages('registries:purpose.PREFILL');
    expect(inquiries).toHaveLength(2);
    for (const inquiry of inquiries) {
      expect(inquiry).toMatchObject({
        ...{ byKk: self.kk, byRu: self.ru, purposeKk: purpose.kk, purposeRu: purpose.ru },
        ...{
          purpose: 'PREFILL',
          stepKey: null,
          stepKk: null,
          requestId: null,
          number: null,
          outcome: 'FOUND',
        },
      });
    }
  });
});

describe('a form stays empty, and its applicant is told why', () => {
  it.each<FaultMode>(['UNREACHABLE', 'FAILS', 'RESET', 'MALFORMED', 'GARBAGE', 'OTHER_PERSON', 'SLOW'])(
    'where the registries are %s',
    async (mode) => {
      await putOut(server, 'REGISTRIES', mode);
      expect(await prefill(cast.company, '322-2019')).toEqual({
        regulation: { key: '322-2019' },
        fields: [],
        person: null,
        organisation: null,
        sources: [
          { registry: 'INDIVIDUALS_REGISTRY', ...SILENT },
          { registry: 'LEGAL_ENTITIES_REGISTRY', ...SILENT },
        ],
      });
    },
  );

  it('where one of two is silent, the other still tells what it knows', async () => {
    await putOut(server, 'REGISTRIES', 'UNREACHABLE', 1);
    const { sources, person, organisation } = await prefill(cast.company, '322-2019');
    expect(sources.map((source) => ('state' in source ? source.state : null)).toSorted()).toEqual([
      'FOUND',
      'SILENT',
    ]);
    expect([person, organisation].filter((one) => one !== null)).toHaveLength(1);
  });

  it('where nobody is known', async () => {
    await putOut(server, 'REGISTRIES', 'UNKNOWN');
    const { fields, sources } = await prefill(cast.company, '322-2019');
    expect(fields).toEqual([]);
    expect(sources).toEqual([
      { registry: 'INDIVIDUALS_REGISTRY', state: 'NOT_FOUND', ...bothLanguages('errors:INDIVIDUAL_UNKNOWN') },
      {
        registry: 'LEGAL_ENTITIES_REGISTRY',
        state: 'NOT_FOUND',
        ...bothLanguages('errors:LEGAL_ENTITY_UNKNOWN'),
      },
    ]);
  });

  it.each<[object, string]>([
    [{ alive: false }, 'INDIVIDUAL_NOT_ALIVE'],
    [{ capable: false }, 'INDIVIDUAL_NOT_CAPABLE'],
    [{ missing: true }, 'INDIVIDUAL_MISSING'],
    [{ excluded: true }, 'INDIVIDUAL_EXCLUDED'],
  ])('where the person is %j', async (change, fault) => {
    await changeRecord(server, `individuals/${cast.applicant.person?.iin}`, { ...change });
    expect(await prefill(cast.applicant, '178-2012-2')).toMatchObject({
      fields: [],
      person: null,
      sources: [{ state: 'NOT_USABLE', ...bothLanguages(`errors:${fault}`) }],
    });
  });

  it('where the legal entity is liquidated', async () => {
    await changeRecord(server, `legal-entities/${cast.company.person?.bin}`, { liquidated: true });
    expect(await prefill(cast.company, '322-2019')).toMatchObject({
      fields: [],
      organisation: null,
      sources: [FOUND, { state: 'NOT_USABLE', ...bothLanguages('errors:LEGAL_ENTITY_LIQUIDATED') }],
    });
  });

  it('and an edition that nobody knows is an error of whoever asks', async () => {
    const { errors } = await cast.applicant.ask(PREFILL, { regulation: '1-1999' });
    expect(errors).toMatchObject([{ extensions: { code: 'EDITION_UNKNOWN' } }]);
  });
});
