import 'reflect-metadata';
import { EDITIONS } from '../../src/catalogue/editions/index.ts';
import type { ChannelProcessDeclaration, EditionDeclaration } from '../../src/catalogue/index.ts';
import { editionText, internalActionText, stepName } from '../../src/catalogue/index.ts';
import { loadTexts } from '../../src/graphql/index.ts';
import type { Message } from '../../src/kernel/index.ts';
import type { ActReading } from './acts/act-reading.ts';
import { ACTS } from './acts/index.ts';
import { dashes, measureOf, missing } from './acts/measures.ts';
import { actLetters, letters, readSource, type SourceRegulation } from './regulations-source.ts';

const REGIONS: Readonly<Record<string, string>> = { MANGYSTAU: '47', EAST_KAZAKHSTAN: '63' };

const texts = await loadTexts('locales');
const kk = (text: Message): string => texts.translate(text, 'kk');
const source = readSource();

describe.each(ACTS)('edition $key against the act', (reading) => {
  const edition = EDITIONS.find(({ key }) => key === reading.key) ?? missing(`edition ${reading.key}`);
  if (source === null) {
    it('is passed over: the extraction of the acts is not beside the project', () =>
      expect(source).toBeNull());
    return;
  }
  const act = source.regulations.find(({ key }) => key === reading.key) ?? missing(`act ${reading.key}`);
  holdHead(edition, act);
  holdProcesses(edition, act, reading);
  holdInternalProcedure(edition, act, reading);
  holdTables(edition, act);
  holdLists(edition, act, reading);
  holdDefinitions(edition, reading);
});

function holdHead(edition: EditionDeclaration, act: SourceRegulation): void {
  it('is the same act and service, of the same region and degree of automation', () => {
    expect(edition).toMatchObject({
      key: act.key,
      service: act.service,
      region: act.region === null ? null : REGIONS[act.region],
      ...(act.automation === null ? {} : { automation: act.automation }),
      phones: act.info_phones,
      act: {
        number: act.act['number'],
        date: act.act['date'],
        registeredNumber: act.act['registered_no'],
        registeredOn: act.act['registered_date'],
        repealedOn: act.act['repealed_date'],
      },
    });
    expect(kk(editionText(edition, 'title'))).toBe(act.title_kk);
    expect(kk(editionText(edition, 'provider'))).toBe(act.provider_kk);
    expect(kk(editionText(edition, 'act', 'title'))).toBe(
      act.act['act_title_kk'] ?? kk(editionText(edition, 'act', 'title')),
    );
    expect(kk(editionText(edition, 'act', 'issuer'))).toBe(act.act['issuer_kk']);
  });
}

function holdProcesses(edition: EditionDeclaration, act: SourceRegulation, reading: ActReading): void {
  it('has every numbered process of the act, and no other with numbers', () => {
    const numbered = edition.processes.filter((process) => printedSteps(process).length > 0);
    expect(numbered.map(({ channel, paragraph }) => [channel, paragraph]).toSorted()).toEqual(
      act.processes.map(({ channel, paragraph }) => [channel, paragraph]).toSorted(),
    );
  });

  describe.each(act.processes.map((printed) => ({ channel: printed.channel, printed })))(
    'process $channel',
    ({ channel, printed }) => {
      const process = edition.processes.find((candidate) => candidate.channel === channel);
      const declared = process === undefined ? [] : printedSteps(process);

      it('has every step, worded as the act words it', () => {
        expect(declared.map((step) => [step.kind, step.number])).toEqual(
          printed.steps.map((step) => [step.kind, step.number]),
        );
        expect(declared.map((step) => kk(stepName(edition, step)))).toEqual(
          printed.steps.map((step) => step.text_kk.replace(LABEL, '')),
        );
        expect(declared.map((step) => step.participant)).toEqual(
          printed.steps.map((step) => reading.participantOfActor[step.actor]),
        );
        const counted = (kind: string) => declared.filter((step) => step.kind === kind).length;
        expect({
          items: declared.length,
          processes: counted('PROCESS'),
          conditions: counted('CONDITION'),
          prerequisites: counted('PREREQUISITE'),
          refusal_notices: declared.filter(({ action }) => action.do === 'REFUSE').length,
        }).toEqual(printed.counts);
      });

      it('goes on from step to step as the act does, actions of the internal procedure aside', () => {
        const keyOf = (n: number | null): string | null =>
          n === null ? null : (declared[n - 1]?.key ?? null);
        expect(
          declared.map(({ key, next }) => [
            key,
            next.map(({ to, when }) => [printedAfter(process, to), when]),
          ]),
        ).toEqual(
          printed.steps.map((step, index) => [
            declared[index]?.key,
            step.on_pass_step !== null
              ? [
                  [keyOf(step.on_pass_step), 'PASS'],
                  [keyOf(step.on_fail_step), 'FAIL'],
                ]
              : [[keyOf(step.next_step), undefined]],
          ]),
        );
        expect(declared.map(({ action }) => (action.do === 'REFUSE' ? action.notice : null))).toEqual(
          printed.steps.map((step) => step.notice_type),
        );
      });
    },
  );
}

function holdInternalProcedure(
  edition: EditionDeclaration,
  act: SourceRegulation,
  reading: ActReading,
): void {
  const actions: readonly InternalAction[] = act.internal_procedure;

  it('has the actions of the internal procedure, word for word', () => {
    expect(
      edition.internalProcedure.map(({ number }) => [
        number,
        kk(internalActionText(edition, number, 'name')),
      ]),
    ).toEqual(actions.map(({ n, action_kk }) => [n, action_kk]));
  });

  it('says what comes of each of them, as the act does', () => {
    const results = edition.internalProcedure.map(({ number, hasResult }) =>
      hasResult ? kk(internalActionText(edition, number, 'result')) : null,
    );
    const inEnglishOnly = actions.map(({ result, result_kk }) => (result ?? null) !== null && !result_kk);
    expect(results.filter((_, index) => inEnglishOnly[index] !== true)).toEqual(
      actions.filter((_, index) => inEnglishOnly[index] !== true).map(({ result_kk }) => result_kk ?? null),
    );
    const told = results.filter((_, index) => inEnglishOnly[index]);
    expect(told).not.toContain(null);
    if (told.length === 0) return;
    const printed = actLetters(reading.internalResults ?? missing('paragraph of results'));
    if (printed === null) return;
    expect(told.filter((result) => !printed.includes(letters(result ?? '')))).toEqual([]);
  });
}

/** `result` says in English what comes of the action; `result_kk`, where it is there, in the act's words. */
type InternalAction = SourceRegulation['internal_procedure'][number] & { readonly result?: string | null };

/** What stands in front of a step's words in the act: `4-үдеріс – `. */
const LABEL = /^\d+[- ](үдеріс|шарт|процесс)\s*[-–—]\s*/;

function printedSteps(process: ChannelProcessDeclaration) {
  return process.steps.filter(({ kind }) => kind !== 'ACTION');
}

/** The first step with a number of the act that is reached from here when everything goes well. */
function printedAfter(process: ChannelProcessDeclaration | undefined, key: string | null): string | null {
  const step = process?.steps.find((candidate) => candidate.key === key);
  if (step === undefined || step.kind !== 'ACTION') return key;
  const way = step.next.find(({ when }) => when !== 'FAIL');
  return printedAfter(process, way?.to ?? null);
}

function holdTables(edition: EditionDeclaration, act: SourceRegulation): void {
  it('has the annex tables, cell by cell', () => {
    const declared = edition.tables.map((table) => ({
      number: table.number,
      channel: table.channel,
      title: kk(editionText(edition, 'table', table.number, 'title')),
      actions: table.actions.map((action) => {
        const cell = (...path: string[]) =>
          kk(editionText(edition, 'table', table.number, action.number, ...path));
        return {
          number: action.number,
          participant: cell('participant'),
          name: cell('name'),
          completionForm: cell('completionForm'),
          timeLimit: dashes(kk(editionText(edition, 'timeLimit', action.timeLimit))),
          measure: measureOf(edition, action.timeLimit),
          next: action.next.map(({ to, when }) => [to, when === undefined ? null : cell('when', when)]),
        };
      }),
    }));
    expect(declared).toEqual(
      act.tables.map((table) => ({
        number: table.table_no,
        channel: table.channel,
        title: table.title_kk,
        actions: table.columns.map((column) => ({
          number: column.step,
          participant: column.sfu_kk,
          name: column.action_kk,
          completionForm: column.completion_form_kk,
          timeLimit: dashes(column.duration_text_kk),
          measure: {
            min: column.duration_min_seconds ?? (column.duration_max_seconds === null ? null : 0),
            max: column.duration_max_seconds,
            workingDays: column.working_days,
            calendarDays: column.calendar_days,
          },
          next: column.next_step.map((next) => [next.to, next.condition_kk]),
        })),
      })),
    );
  });
}

function holdLists(edition: EditionDeclaration, act: SourceRegulation, reading: ActReading): void {
  it('has the requirements, technical conditions and survey word for word', () => {
    const list = (name: string, count: number) =>
      Array.from({ length: count }, (_, index) => kk(editionText(edition, name, index + 1)));
    expect(list('requirement', edition.requirements)).toEqual(act.requirements.map(({ text_kk }) => text_kk));
    expect(list('technicalCondition', edition.technicalConditions)).toEqual(
      act.technical_conditions.map(({ text_kk }) => text_kk),
    );
    expect(edition.survey.map((code) => kk(editionText(edition, 'survey', code)))).toEqual(
      act.survey?.questions.map(({ text_kk }) => text_kk) ?? [],
    );
  });

  it('names every unit of the act among the participants', () => {
    const names = edition.participants.map(({ code, abbreviated }) =>
      kk(editionText(edition, 'participant', code, abbreviated ? 'abbreviation' : 'name')),
    );
    expect(names.toSorted()).toEqual([...reading.furtherParticipants, ...act.sfus].toSorted());
  });

  it('says how each oddity of the act is read, or why it touches nothing', () => {
    const known = [...act.oddities, ...(source?.cross_document ?? [])].map(({ id }) => id);
    const told = [...edition.interpretations, ...reading.metadata].map(({ code }) => code);
    expect(act.oddities.map(({ id }) => id).filter((id) => !told.includes(id))).toEqual([]);
    expect(told.filter((code) => /^(X|\d{3}(-A\d)?)-[A-Z]?\d+$/.test(code) && !known.includes(code))).toEqual(
      [],
    );
    for (const { why } of reading.metadata) expect(why.length).toBeGreaterThan(20);
  });
}

function holdDefinitions(edition: EditionDeclaration, { definitions }: ActReading): void {
  const printed = definitions === null ? null : actLetters(definitions);
  if (definitions === null) {
    it('defines nothing, as the act does', () => expect(edition.definitions).toEqual([]));
    return;
  }
  if (printed === null) return;
  it('has the definitions of the act, letter by letter', () => {
    const items = edition.definitions.map(({ code, abbreviated }, index) => {
      const part = (name: string) => kk(editionText(edition, 'definition', code, name));
      return {
        number: index + 1,
        term: part('term'),
        meaning: part('meaning'),
        abbreviation: abbreviated ? part('abbreviation') : null,
      };
    });
    const print = definitions.print ?? printDefinition;
    expect(items).toHaveLength(definitions.count);
    expect(items.map((item) => letters(print(item))).filter((item) => !printed.includes(item))).toEqual([]);
  });
}

function printDefinition({ number, term, meaning, abbreviation }: Readonly<Record<string, unknown>>): string {
  return `${number}) ${term} – ${meaning}${abbreviation === null ? '' : ` (бұдан әрі – ${abbreviation})`}`;
}

describe('all editions together', () => {
  it('are held against their acts, one reading for each', () => {
    expect(ACTS.map(({ key }) => key).toSorted()).toEqual(EDITIONS.map(({ key }) => key).toSorted());
  });

  it('share the answers of the survey, word for word', () => {
    const answers = ['NOT_SATISFIED', 'PARTLY_SATISFIED', 'SATISFIED'].map((value) =>
      kk({ key: `catalogue:satisfaction.${value}` }),
    );
    for (const { survey } of source?.regulations ?? []) {
      if (survey !== null) expect(survey.answers.map(({ text_kk }) => text_kk)).toEqual(answers);
    }
  });
});
