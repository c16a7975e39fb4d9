import 'reflect-metadata';
import { EDITION_178_2012_3 as edition } from '../../src/catalogue/editions/178-2012-3/index.ts';
import {
  type ChannelProcessDeclaration,
  checkEdition,
  EDITIONS,
  type EditionDeclaration,
  type FormFieldDeclaration,
  type StepDeclaration,
} from '../../src/catalogue/index.ts';

type StepChange = Partial<StepDeclaration>;

function withPortal(
  change: (process: ChannelProcessDeclaration) => ChannelProcessDeclaration,
): EditionDeclaration {
  return {
    ...edition,
    processes: edition.processes.map((process) => (process.channel === 'PORTAL' ? change(process) : process)),
  };
}

function withStep(key: string, change: StepChange): EditionDeclaration {
  return withPortal((process) => ({
    ...process,
    steps: process.steps.map((step) => (step.key === key ? { ...step, ...change } : step)),
  }));
}

function withoutStep(key: string): EditionDeclaration {
  return withPortal((process) => ({ ...process, steps: process.steps.filter((step) => step.key !== key) }));
}

function withField(name: string, change: Partial<FormFieldDeclaration>): EditionDeclaration {
  const sections = edition.form.sections.map((section) => ({
    ...section,
    fields: section.fields.map((field) => (field.name === name ? { ...field, ...change } : field)),
  }));
  return { ...edition, form: { ...edition.form, sections } };
}

const codes = (broken: EditionDeclaration): readonly string[] => checkEdition(broken).map(({ code }) => code);

describe('a declaration of an edition', () => {
  it.each(EDITIONS.map((one) => [one.key, one] as const))('%s holds together', (_, one) => {
    expect(checkEdition(one)).toEqual([]);
  });

  const to = (key: string | null) => [{ to: key }];
  const answers = (pass: string, fail: string) => [
    { to: pass, when: 'PASS' as const },
    { to: fail, when: 'FAIL' as const },
  ];
  const [first] = edition.processes[0]?.steps ?? [];

  it.each<[string, string, EditionDeclaration]>([
    [
      'a step that no way leads to',
      'UNREACHABLE',
      withStep('PORTAL.PROCESS.3', { next: to('PORTAL.PROCESS.6') }),
    ],
    ['a step with no way on', 'DEAD_END', withStep('PORTAL.PROCESS.6', { next: [] })],
    [
      'steps that only lead to each other',
      'NEVER_ENDS',
      withStep('PORTAL.PROCESS.11', { next: to('PORTAL.PROCESS.11') }),
    ],
    [
      'a way to a step that is not there',
      'TARGET_UNKNOWN',
      withStep('PORTAL.PROCESS.1', { next: to('PORTAL.CONDITION.9') }),
    ],
    [
      'a way into another channel',
      'TARGET_UNKNOWN',
      withStep('PORTAL.PROCESS.1', { next: to('PROVIDER.PROCESS.1') }),
    ],
    [
      'a condition without its failure',
      'ANSWERS_INCOMPLETE',
      withStep('PORTAL.CONDITION.2', { next: [{ to: 'PORTAL.PROCESS.6', when: 'PASS' }] }),
    ],
    [
      'a condition with one answer twice',
      'ANSWERS_INCOMPLETE',
      withStep('PORTAL.CONDITION.2', {
        next: [
          { to: 'PORTAL.PROCESS.6', when: 'PASS' },
          { to: 'PORTAL.PROCESS.5', when: 'PASS' },
        ],
      }),
    ],
    [
      'a condition whose ways name no answer',
      'ANSWERS_INCOMPLETE',
      withStep('PORTAL.CONDITION.2', { next: to('PORTAL.PROCESS.6') }),
    ],
    [
      'a failure that is not refused',
      'FAILURE_WITHOUT_REFUSAL',
      withStep('PORTAL.CONDITION.2', { next: answers('PORTAL.PROCESS.5', 'PORTAL.PROCESS.6') }),
    ],
    [
      'a process that answers a condition',
      'ANSWER_WITHOUT_CONDITION',
      withStep('PORTAL.PROCESS.4', { next: [{ to: 'PORTAL.CONDITION.2', when: 'PASS' }] }),
    ],
    [
      'a process with two ways on',
      'ANSWER_WITHOUT_CONDITION',
      withStep('PORTAL.PROCESS.4', { next: [...to('PORTAL.CONDITION.2'), ...to('PORTAL.PROCESS.6')] }),
    ],
    [
      'a refusal that goes on',
      'REFUSAL_GOES_ON',
      withStep('PORTAL.PROCESS.5', { next: to('PORTAL.PROCESS.6') }),
    ],
    [
      'a process without a result',
      'NO_RESULT',
      withStep('PORTAL.PROCESS.11', { action: { do: 'REFUSE', notice: 'GROUNDS_NOT_MET' } }),
    ],
    ['a number left out', 'NUMBER_OUT_OF_ORDER', withoutStep('PORTAL.PROCESS.7')],
    ['a number used twice', 'NUMBER_OUT_OF_ORDER', withStep('PORTAL.PROCESS.7', { number: 6 })],
    ['a numbered prerequisite', 'NUMBER_OUT_OF_ORDER', withStep('PORTAL.PREREQUISITE.1', { number: 1 })],
    [
      'a key unlike its number',
      'KEY_UNLIKE_NUMBER',
      withStep('PORTAL.PROCESS.7', { key: 'PORTAL.PROCESS.70' }),
    ],
    [
      'a key used twice',
      'STEP_REPEATED',
      withPortal((process) => ({ ...process, steps: first === undefined ? [] : [first, ...process.steps] })),
    ],
    [
      'a check that is called a process, without two answers',
      'ANSWERS_INCOMPLETE',
      withStep('PORTAL.PROCESS.8', { action: { do: 'CHECK_CERTIFICATE' } }),
    ],
    [
      'a condition that checks nothing',
      'ACTION_UNLIKE_KIND',
      withStep('PORTAL.CONDITION.3', { action: { do: 'SIGN' } }),
    ],
    [
      'an unknown participant',
      'PARTICIPANT_UNKNOWN',
      withStep('PORTAL.PROCESS.8', { participant: 'NOTARY' }),
    ],
    ['an unknown time limit', 'TIME_LIMIT_UNKNOWN', withStep('PORTAL.PROCESS.8', { timeLimit: 'A_WEEK' })],
    [
      'a clause of another paragraph',
      'CLAUSE_OF_ANOTHER_PARAGRAPH',
      withStep('PORTAL.PROCESS.8', { clause: '7-8' }),
    ],
    ['a process without steps', 'NO_STEP', withPortal((process) => ({ ...process, steps: [] }))],
    ['no process', 'NO_PROCESS', { ...edition, processes: [] }],
    [
      'a channel declared twice',
      'CODE_REPEATED',
      { ...edition, processes: [...edition.processes, ...edition.processes] },
    ],
    [
      'a participant declared twice',
      'CODE_REPEATED',
      {
        ...edition,
        participants: [...edition.participants, { code: 'PORTAL', system: null, abbreviated: false }],
      },
    ],
    ['an unknown total time limit', 'TIME_LIMIT_UNKNOWN', { ...edition, totalTimeLimit: 'A_WEEK' }],
    [
      'a period that ends before it begins',
      'VALIDITY_EMPTY',
      { ...edition, validity: { from: '2016-04-11', until: '2012-12-20' } },
    ],
    [
      'a fee that no step takes',
      'FEE_WITHOUT_STEP',
      { ...edition, fee: { mci: 5, payWithin: null, channels: ['PORTAL', 'PROVIDER'], source: 'ACT' } },
    ],
    ['a payment without a fee', 'STEP_WITHOUT_FEE', { ...edition, fee: null }],
    [
      'a table that skips a number',
      'NUMBER_OUT_OF_ORDER',
      {
        ...edition,
        tables: [
          { number: 1, channel: 'PORTAL', actions: [{ number: 2, timeLimit: 'SECONDS_20', next: [] }] },
        ],
      },
    ],
    [
      'a table that leads nowhere',
      'TARGET_UNKNOWN',
      {
        ...edition,
        tables: [
          {
            number: 1,
            channel: 'PORTAL',
            actions: [{ number: 1, timeLimit: 'SECONDS_20', next: [{ to: 12 }] }],
          },
        ],
      },
    ],
    ['a field named twice', 'FIELD_REPEATED', withField('title', { name: 'owner' })],
    ['a choice without options', 'OPTIONS_UNLIKE_TYPE', withField('kind', { options: [] })],
    ['a text with options', 'OPTIONS_UNLIKE_TYPE', withField('title', { options: ['A'] })],
    [
      'an option offered twice',
      'OPTION_REPEATED',
      withField('kind', { options: ['PERIODICAL', 'PERIODICAL'] }),
    ],
    ['a pattern that is none', 'PATTERN_FAULTY', withField('phone', { pattern: '(' })],
    [
      'a dependency on an unknown field',
      'FIELD_UNKNOWN',
      withField('periodicity', {
        dependsOn: { field: 'colour', in: ['RED'], need: 'REQUIRED', otherwise: 'OPTIONAL' },
      }),
    ],
    [
      'a dependency on an unknown option',
      'OPTION_UNKNOWN',
      withField('periodicity', {
        dependsOn: { field: 'kind', in: ['RADIO'], need: 'REQUIRED', otherwise: 'OPTIONAL' },
      }),
    ],
    [
      'a field required of itself and by another',
      'REQUIRED_TWICE',
      withField('periodicity', { required: true }),
    ],
  ])('is refused for %s', (_, code, broken) => {
    expect(codes(broken)).toContain(code);
  });

  it('says where the fault is', () => {
    expect(checkEdition(withStep('PORTAL.PROCESS.8', { participant: 'NOTARY' }))).toEqual([
      { code: 'PARTICIPANT_UNKNOWN', at: '178-2012-3 PORTAL.PROCESS.8' },
    ]);
  });
});
