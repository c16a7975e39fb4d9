import { type RunningServer, startServer } from '../support/running-server.ts';
import { readSource, type SourceRegulation } from './regulations-source.ts';

const source = readSource();

interface Told {
  readonly key: string;
  readonly participants: readonly unknown[];
  readonly definitions: readonly unknown[];
  readonly requirements: readonly string[];
  readonly technicalConditions: readonly string[];
  readonly phones: readonly string[];
  readonly survey: { readonly questions: readonly unknown[] };
  readonly interpretations: readonly unknown[];
  readonly internalProcedure: readonly unknown[];
  readonly tables: readonly { readonly actions: readonly unknown[] }[];
  readonly processes: readonly {
    readonly channel: string;
    readonly steps: readonly { readonly kind: string; readonly refusal: boolean }[];
  }[];
}

let server: RunningServer;
let regulations: readonly Told[];

beforeAll(async () => {
  server = await startServer();
  ({ regulations } = await server.client().query<{ regulations: readonly Told[] }>(`{ regulations {
    key participants { name(lang: KK) } definitions { term(lang: KK) } requirements technicalConditions phones
    survey { questions { text } } interpretations { problem } internalProcedure { name }
    tables { actions { name } } processes { channel steps { kind refusal } } } }`));
});
afterAll(() => server.stop());

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function countsOf(of: readonly Told[]) {
  const steps = of.flatMap(({ processes }) => processes.flatMap((process) => process.steps));
  const printed = steps.filter(({ kind }) => kind !== 'ACTION');
  const kind = (name: string): number => printed.filter((step) => step.kind === name).length;
  return {
    step_items: printed.length,
    processes: kind('PROCESS'),
    conditions: kind('CONDITION'),
    prerequisites: kind('PREREQUISITE'),
    refusal_notices: printed.filter(({ refusal }) => refusal).length,
    tables: sum(of.map(({ tables }) => tables.length)),
    table_columns: sum(of.flatMap(({ tables }) => tables.map(({ actions }) => actions.length))),
    internal_procedure_actions: sum(of.map(({ internalProcedure }) => internalProcedure.length)),
  };
}

describe('what the API tells of the seven editions', () => {
  it('is counted as the extraction of the acts counts it', () => {
    const told = countsOf(regulations);
    const rows = regulations.map((one) => ({
      edition: one.key,
      ...countsOf([one]),
      participants: one.participants.length,
      definitions: one.definitions.length,
      interpretations: one.interpretations.length,
    }));
    console.table(rows);
    console.table([{ edition: 'all, as told', ...told }]);
    expect(told).toEqual({
      step_items: 185,
      processes: 138,
      conditions: 39,
      prerequisites: 8,
      refusal_notices: 40,
      tables: 12,
      table_columns: 76,
      internal_procedure_actions: 13,
    });
    if (source !== null) expect(source.counts).toMatchObject(told);
  });

  it('has seventeen channel processes: the sixteen that the acts number, and the centre’s of 183-2015', () => {
    const channels = regulations.flatMap(({ key, processes }) =>
      processes.map(({ channel }) => `${key} ${channel}`),
    );
    const numbered =
      source?.regulations.flatMap(channelsOf) ?? channels.filter((one) => one !== '183-2015 PSC');
    expect(numbered).toHaveLength(16);
    expect(channels.toSorted()).toEqual([...numbered, '183-2015 PSC'].toSorted());
  });

  it('has every requirement, technical condition, phone and question of the surveys', () => {
    for (const act of source?.regulations ?? []) {
      const told = regulations.find(({ key }) => key === act.key);
      expect([act.key, told?.requirements.length, told?.technicalConditions.length]).toEqual([
        act.key,
        act.requirements.length,
        act.technical_conditions.length,
      ]);
      expect(told?.phones).toEqual(act.info_phones);
      expect(told?.survey.questions).toHaveLength(act.survey?.questions.length ?? 0);
    }
    expect(regulations).toHaveLength(7);
  });
});

function channelsOf({ key, processes }: SourceRegulation): string[] {
  return processes.map(({ channel }) => `${key} ${channel}`);
}
