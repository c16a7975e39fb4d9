import 'reflect-metadata';
import { graphql } from 'graphql';
import { buildSchema, Query, Resolver } from 'type-graphql';
import { Catalogue, catalogueNode, catalogueResolvers, EDITIONS } from '../../src/catalogue/index.ts';
import { bindFields, type EdgeContext, loadTexts, NodeType } from '../../src/graphql/index.ts';
import type { Language } from '../../src/kernel/index.ts';

const catalogue = new Catalogue({ editions: EDITIONS });
const clock = { now: () => new Date('2026-11-22T09:00:00Z') };
const texts = await loadTexts('locales');

@Resolver()
class NodeResolver {
  @Query(() => NodeType, { nullable: true })
  aRegulation() {
    return catalogueNode(catalogue, 'reg_178-2012-3');
  }

  @Query(() => NodeType, { nullable: true })
  aService() {
    return catalogueNode(catalogue, 'svc_APOSTILLE');
  }
}

const resolvers = [...catalogueResolvers({ catalogue, clock }), new NodeResolver()];
const [first, ...others] = resolvers.map((resolver) => resolver.constructor);
const schema = bindFields(
  await buildSchema({
    resolvers: [first ?? NodeResolver, ...others],
    container: { get: (wanted) => resolvers.find((resolver) => resolver.constructor === wanted) },
    validate: false,
  }),
);

async function ask(source: string, language: Language = 'kk', variableValues: Record<string, unknown> = {}) {
  const contextValue: EdgeContext = { language, texts, callId: 'test', clientAddress: '127.0.0.1' };
  const { data, errors } = await graphql({ schema, source, contextValue, variableValues });
  return { data: JSON.parse(JSON.stringify(data ?? null)), errors };
}

describe('the catalogue over GraphQL', () => {
  it.each<[Language, string, string]>([
    ['kk', 'Бұқаралық ақпарат құралдарын есепке қою', 'ақпараттық агенттік'],
    ['ru', 'Постановка на учет средств массовой информации', 'информационное агентство'],
  ])('is told in the reader’s language: %s', async (language, name, option) => {
    const { data, errors } = await ask(
      `{ service(code: MEDIA_REGISTRATION) {
        id code name currentRegulation { key form { sections { fields { options { value label } } } } }
      } }`,
      language,
    );
    expect(errors).toBeUndefined();
    expect(data.service).toMatchObject({ id: 'svc_MEDIA_REGISTRATION', code: 'MEDIA_REGISTRATION', name });
    expect(data.service.currentRegulation.form.sections[0].fields[0].options[1]).toEqual({
      value: 'NEWS_AGENCY',
      label: option,
    });
  });

  it('takes the language of a field from its argument', async () => {
    const { data } = await ask('{ services { kk: name(lang: KK) ru: name(lang: RU) } }', 'ru');
    expect(data.services[3]).toEqual({
      kk: 'Қазақстан Республикасының мемлекеттік мұрағаттарынан шығатын және шетелге жіберілетін мұрағаттық анықтамалар мен мұрағаттық құжаттардың көшірмелерін апостильдеу',
      ru: 'Апостилирование архивных справок и копий архивных документов, исходящих из государственных архивов Республики Казахстан и направляемых за рубеж',
    });
  });

  it('tells the whole of a regulation in both languages without an error', async () => {
    for (const language of ['kk', 'ru'] as const) {
      const { data, errors } = await ask(WHOLE, language);
      expect(errors).toBeUndefined();
      const told: { key: string }[] = data.regulations;
      expect(told.map(({ key }) => key)).toEqual(catalogue.editions.map(({ key }) => key));
      const regulation = data.regulations.find(({ key }: { key: string }) => key === '178-2012-3');
      expect(regulation.definitions).toHaveLength(17);
      expect(regulation.processes.map(({ steps }: { steps: unknown[] }) => steps.length)).toEqual([16, 10]);
      expect(regulation.tables.map(({ actions }: { actions: unknown[] }) => actions.length)).toEqual([5, 5]);
      expect(regulation.interpretations.length).toBeGreaterThanOrEqual(19);
      expect(JSON.stringify(data)).not.toContain('editions/');
    }
  });

  it('tells a condition with both its ways, and the refusal it may lead to', async () => {
    const { data } = await ask(
      `{ regulation(key: "178-2012-3") { process(channel: PORTAL) { steps {
        key kind number clause refusal participant { code system } timeLimit { text min max } next { to when }
      } } } }`,
      'ru',
    );
    const steps: { key: string }[] = data.regulation.process.steps;
    expect(steps.find(({ key }) => key === 'PORTAL.CONDITION.2')).toEqual({
      key: 'PORTAL.CONDITION.2',
      kind: 'CONDITION',
      number: 2,
      clause: '6-7',
      refusal: false,
      participant: { code: 'PROVIDER_WORKPLACE', system: 'PROVIDER_WORKPLACE' },
      timeLimit: null,
      next: [
        { to: 'PORTAL.PROCESS.6', when: 'если условие выполнено' },
        { to: 'PORTAL.PROCESS.5', when: 'если условие не выполнено' },
      ],
    });
    expect(steps.find(({ key }) => key === 'PORTAL.PROCESS.5')).toMatchObject({
      refusal: true,
      timeLimit: { text: '20 секунд', min: 'PT20S', max: 'PT20S' },
      next: [{ to: null, when: null }],
    });
  });

  it('counts the fee at the index of the day, and of today where none is named', async () => {
    const { data } = await ask(
      `{ regulation(key: "178-2012-3") { fee {
        mci payWithin today: amount back: amount(on: "2012-12-24")
      } } }`,
    );
    expect(data.regulation.fee).toEqual({ mci: 5, payWithin: 'P1D', today: 21_625, back: 8_090 });
  });

  it('answers a coded error, not a guess, for a fee at an unknown index', async () => {
    const { data, errors } = await ask(
      '{ regulation(key: "178-2012-3") { fee { amount(on: "2030-01-01") } } }',
    );
    expect(data.regulation.fee).toBeNull();
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'MCI_UNKNOWN', values: { year: 2030 } });
  });

  it('answers null for a regulation, a channel and a current edition that are not there', async () => {
    const { data, errors } = await ask(
      `{ none: regulation(key: "999-1999") { key }
         regulation(key: "178-2012-3") { process(channel: PSC) { paragraph } }
         service(code: FOREIGN_PERIODICALS) {
           elsewhere: currentRegulation(region: "11") { key } nowhere: currentRegulation { key } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      none: null,
      regulation: { process: null },
      service: { elsewhere: null, nowhere: null },
    });
  });

  it('tells the edition of a region to those of the region', async () => {
    const { data } = await ask(
      `{ service(code: FOREIGN_PERIODICALS) { regulations { key region }
           mangystau: currentRegulation(region: "47") { key } east: currentRegulation(region: "63") { key } } }`,
    );
    expect(data.service).toEqual({
      regulations: [
        { key: '183-2015', region: '63' },
        { key: '57-2012', region: '47' },
      ],
      mangystau: { key: '57-2012' },
      east: { key: '183-2015' },
    });
  });

  it.each([
    '{ service(code: PASSPORT) { name } }',
    '{ regulation { key } }',
    '{ regulation(key: "178-2012-3") { fee { amount(on: "2026-02-30") } } }',
    '{ services { name(lang: EN) } }',
  ])('turns down %s', async (query) => {
    const { errors } = await ask(query);
    expect(errors).toHaveLength(1);
  });

  it('finds a regulation and a service as nodes', async () => {
    const { data, errors } = await ask(
      '{ aRegulation { __typename id ... on Regulation { key } } aService { __typename id ... on Service { code } } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      aRegulation: { __typename: 'Regulation', id: 'reg_178-2012-3', key: '178-2012-3' },
      aService: { __typename: 'Service', id: 'svc_APOSTILLE', code: 'APOSTILLE' },
    });
  });

  it('is open to everybody', () => {
    const fields = schema.getQueryType()?.getFields() ?? {};
    for (const name of ['services', 'service', 'regulations', 'regulation']) {
      expect(fields[name]?.extensions.access).toBe('PUBLIC');
    }
  });
});

const WHOLE = `{ regulations {
  id key title region provider providerCode automation logins requirements technicalConditions phones
  service { id code name regulations { key } }
  act { number date issuer title registeredNumber registeredOn repealedBy repealedOn }
  participants { code name abbreviation system }
  definitions { term abbreviation meaning }
  processes { channel paragraph steps {
    key kind number name action role returnsTo clause refusal
    participant { name abbreviation } timeLimit { code text } next { to when answer }
  } }
  tables { number title channel actions {
    number participant name completionForm timeLimit { text min max workingDays calendarDays } next { to when }
  } }
  internalProcedure { number name result clause participant { name } timeLimit { code text } }
  form { title jsonSchema documents { kind name required } sections { name title fields {
    name label hint type required certainty maxLength maxRows minimum maximum pattern prefilledFrom
    options { value label } fields { name label hint type required certainty options { value label } }
  } } }
  fee { mci amount payWithin }
  timeLimits { code text min max }
  survey { questions { code text answers { value text } } }
  interpretations { code clause problem resolution }
} }`;
