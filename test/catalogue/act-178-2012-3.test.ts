import 'reflect-metadata';
import { EDITION_178_2012_3 as edition } from '../../src/catalogue/editions/178-2012-3/index.ts';
import { editionText, stepName } from '../../src/catalogue/index.ts';
import { loadTexts } from '../../src/graphql/index.ts';
import type { Message } from '../../src/kernel/index.ts';
import { METADATA_ODDITIES } from './metadata-oddities.ts';
import { actLetters, letters, sourceRegulation } from './regulations-source.ts';

const source = sourceRegulation('178-2012-3');
const texts = await loadTexts('locales');
const kk = (text: Message): string => texts.translate(text, 'kk');
const PARTICIPANT_OF_ACTOR: Readonly<Record<string, string>> = {
  APPLICANT: 'APPLICANT',
  PORTAL: 'PORTAL',
  PROVIDER: 'PROVIDER',
  PROVIDER_EMPLOYEE: 'PROVIDER',
  PROVIDER_AWP: 'PROVIDER_WORKPLACE',
  STATE_DB: 'STATE_DATABASES',
};

whereThere(source, 'edition 178-2012-3 against the act', (act) => {
  it('is the same act, service and degree of automation', () => {
    expect(edition).toMatchObject({
      key: act.key,
      service: act.service,
      region: act.region,
      automation: act.automation,
      phones: act.info_phones,
      act: {
        number: act.act.number,
        date: act.act.date,
        registeredNumber: act.act.registered_no,
        registeredOn: act.act.registered_date,
        repealedOn: act.act.repealed_date,
      },
    });
    expect(kk(editionText(edition, 'title'))).toBe(act.title_kk);
    expect(kk(editionText(edition, 'provider'))).toBe(act.provider_kk);
    expect(kk(editionText(edition, 'act', 'title'))).toBe(act.act.act_title_kk);
    expect(kk(editionText(edition, 'act', 'issuer'))).toBe(act.act.issuer_kk);
  });

  it.each(['PORTAL', 'PROVIDER'])(
    'has every step of the %s process, worded as the act words it',
    (channel) => {
      const printed = act.processes.find((process) => process.channel === channel) ?? fail();
      const declared = edition.processes.find((process) => process.channel === channel) ?? fail();
      expect(declared.paragraph).toBe(printed.paragraph);
      expect(declared.steps.map((step) => [step.kind, step.number, step.clause])).toEqual(
        printed.steps.map((step) => [step.kind, step.number, `${printed.paragraph}-${step.n}`]),
      );
      expect(declared.steps.map((step) => kk(stepName(edition, step)))).toEqual(
        printed.steps.map((step) => step.text_kk.replace(/^\d+ (үдеріс|шарт) – /, '')),
      );
      expect(declared.steps.map((step) => step.participant)).toEqual(
        printed.steps.map((step) => PARTICIPANT_OF_ACTOR[step.actor]),
      );
      const counted = (kind: string) => declared.steps.filter((step) => step.kind === kind).length;
      expect({
        items: declared.steps.length,
        processes: counted('PROCESS'),
        conditions: counted('CONDITION'),
        prerequisites: counted('PREREQUISITE'),
        refusal_notices: declared.steps.filter(({ action }) => action.do === 'REFUSE').length,
      }).toEqual(printed.counts);
    },
  );

  it.each(['PORTAL', 'PROVIDER'])('goes from step to step in the %s process as the act does', (channel) => {
    const printed = act.processes.find((process) => process.channel === channel) ?? fail();
    const declared = edition.processes.find((process) => process.channel === channel) ?? fail();
    const keyOf = (n: number | null): string | null =>
      n === null ? null : (declared.steps[n - 1]?.key ?? null);
    expect(declared.steps.map((step) => step.next)).toEqual(
      printed.steps.map((step) =>
        step.kind === 'CONDITION'
          ? [
              { to: keyOf(step.on_pass_step), when: 'PASS' },
              { to: keyOf(step.on_fail_step), when: 'FAIL' },
            ]
          : [{ to: keyOf(step.next_step) }],
      ),
    );
    expect(declared.steps.map(({ action }) => (action.do === 'REFUSE' ? action.notice : null))).toEqual(
      printed.steps.map((step) => step.notice_type),
    );
  });

  it('has the tables of annex 2, cell by cell', () => {
    const limits = new Map(edition.timeLimits.map((limit) => [limit.code, limit]));
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
          timeLimit: kk(editionText(edition, 'timeLimit', action.timeLimit)),
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
          timeLimit: column.duration_text_kk.replace('-', '–'),
          next: column.next_step.map((next) => [next.to, next.condition_kk]),
        })),
      })),
    );
    for (const [index, table] of act.tables.entries()) {
      for (const [place, column] of table.columns.entries()) {
        const limit = limits.get(edition.tables[index]?.actions[place]?.timeLimit ?? '') ?? fail();
        expect('min' in limit && [seconds(limit.min), seconds(limit.max)]).toEqual([
          column.duration_min_seconds,
          column.duration_max_seconds,
        ]);
      }
    }
  });

  it('has the requirements, technical conditions and survey word for word', () => {
    const list = (name: string, count: number) =>
      Array.from({ length: count }, (_, index) => kk(editionText(edition, name, index + 1)));
    expect(list('requirement', edition.requirements)).toEqual(act.requirements.map(({ text_kk }) => text_kk));
    expect(list('technicalCondition', edition.technicalConditions)).toEqual(
      act.technical_conditions.map(({ text_kk }) => text_kk),
    );
    expect(edition.survey.map((code) => kk(editionText(edition, 'survey', code)))).toEqual(
      act.survey.questions.map(({ text_kk }) => text_kk),
    );
    expect(
      ['NOT_SATISFIED', 'PARTLY_SATISFIED', 'SATISFIED'].map((value) =>
        kk({ key: `catalogue:satisfaction.${value}` }),
      ),
    ).toEqual(act.survey.answers.map(({ text_kk }) => text_kk));
  });

  it('names the applicant, then the units of paragraph 11 in their order', () => {
    const names = edition.participants.map(({ code, abbreviated }) =>
      kk(editionText(edition, 'participant', code, abbreviated ? 'abbreviation' : 'name')),
    );
    expect(names).toEqual(['алушы', ...act.sfus]);
  });

  it('says how each oddity of the act is read, or why it touches nothing', () => {
    const told = [...edition.interpretations, ...METADATA_ODDITIES].map(({ code }) => code);
    const known = act.oddities.map(({ id }) => id);
    expect(known.filter((id) => !told.includes(id))).toEqual([]);
    expect(told.filter((code) => code.startsWith('001-')).toSorted()).toEqual(known.toSorted());
  });
});

const printed = actLetters(1366, 1447);
whereThere(printed, 'definitions of 178-2012-3 against the act', (act) => {
  it('has the seventeen items of paragraph 5, letter by letter', () => {
    const declared = edition.definitions.map(({ code, abbreviated }, index) => {
      const part = (name: string) => kk(editionText(edition, 'definition', code, name));
      const short = abbreviated ? ` (бұдан әрі – ${part('abbreviation')})` : '';
      return letters(`${index + 1}) ${part('term')} – ${part('meaning')}${short}`);
    });
    expect(declared).toHaveLength(17);
    expect(declared.filter((definition) => !act.includes(definition))).toEqual([]);
  });
});

/** The sources lie beside the project, not in it: where they are not, that is said, and nothing is held against them. */
function whereThere<Source>(found: Source | null, name: string, body: (source: Source) => void): void {
  if (found !== null) describe(name, () => body(found));
  else it(`${name}: passed over, the source is not here`, () => expect(found).toBeNull());
}

function seconds(duration: string): number {
  const [, minutes = '0', rest = '0'] = /^PT(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration) ?? fail();
  return Number(minutes) * 60 + Number(rest);
}

function fail(): never {
  throw new Error('the source has no such part');
}
