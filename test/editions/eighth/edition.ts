import {
  FOREIGN_PERIODICALS_RESULT_FIELDS,
  foreignPeriodicalsSections,
} from '../../../src/catalogue/forms/foreign-periodicals.ts';
import type { EditionDeclaration, StepDeclaration } from '../../../src/catalogue/index.ts';

/** A step of the one process; what is left out is as in most steps. */
function step(
  name: string,
  participant: string,
  action: StepDeclaration['action'],
  next: StepDeclaration['next'],
  more: Partial<StepDeclaration> = {},
): StepDeclaration {
  const [kind, number] = name.split('.');
  return {
    key: `PORTAL.${name}`,
    kind: kind === 'CONDITION' ? 'CONDITION' : kind === 'ACTION' ? 'ACTION' : 'PROCESS',
    number: Number(number),
    participant,
    action,
    next,
    clause: `4-${name.toLowerCase()}`,
    ...more,
  };
}

const to = (name: string) => [{ to: `PORTAL.${name}` }];
const ask = (pass: string, fail: string) => [
  { to: `PORTAL.${pass}`, when: 'PASS' as const },
  { to: `PORTAL.${fail}`, when: 'FAIL' as const },
];
const END = [{ to: null }];

/**
 * An act that nobody issued, unlike the seven in what stands where: the registries are asked before anybody signs, the fee
 * is paid after the signature, and a draft passes two hands before the head's.
 */
export const EIGHTH_EDITION: EditionDeclaration = {
  key: '8-2030',
  service: 'FOREIGN_PERIODICALS',
  region: '55',
  provider: 'MANGYSTAU_INTERNAL_POLICY',
  act: {
    number: '8',
    date: '2030-01-08',
    registeredNumber: null,
    registeredOn: null,
    repealedOn: null,
  },
  validity: { from: '2030-01-18', until: null },
  automation: 'PARTIAL',
  logins: ['IIN', 'BIN'],
  participants: [
    { code: 'APPLICANT', system: null, abbreviated: false },
    { code: 'PROVIDER', system: null, abbreviated: false },
    { code: 'PORTAL', system: 'PORTAL', abbreviated: false },
  ],
  definitions: [],
  processes: [
    {
      channel: 'PORTAL',
      paragraph: '4',
      steps: [
        step('PROCESS.1', 'APPLICANT', { do: 'AUTHENTICATE' }, to('PROCESS.2')),
        step('PROCESS.2', 'APPLICANT', { do: 'FILL_FORM' }, to('PROCESS.3')),
        step('PROCESS.3', 'APPLICANT', { do: 'SIGN' }, to('CONDITION.1')),
        step('CONDITION.1', 'PORTAL', { do: 'CHECK_CERTIFICATE' }, ask('PROCESS.5', 'PROCESS.4'), {
          sends: true,
        }),
        step('PROCESS.4', 'PORTAL', { do: 'REFUSE', notice: 'SIGNATURE_INVALID' }, END),
        step(
          'PROCESS.5',
          'PORTAL',
          { do: 'QUERY_REGISTRIES', registries: ['INDIVIDUALS_REGISTRY'] },
          to('CONDITION.2'),
        ),
        step('CONDITION.2', 'PORTAL', { do: 'CHECK_REGISTRY_DATA' }, ask('PROCESS.7', 'PROCESS.6')),
        step('PROCESS.6', 'PORTAL', { do: 'REFUSE', notice: 'DATA_UNAVAILABLE' }, END),
        step('PROCESS.7', 'APPLICANT', { do: 'PAY' }, to('PROCESS.8')),
        step(
          'PROCESS.8',
          'PORTAL',
          { do: 'DELIVER', from: 'PORTAL', to: 'LOCAL_EXECUTIVE_SYSTEM' },
          to('ACTION.1'),
        ),
        step('ACTION.1', 'PROVIDER', { do: 'REGISTER', role: 'CLERK', assigns: 'EXECUTOR' }, to('ACTION.2')),
        step('ACTION.2', 'PROVIDER', { do: 'DRAFT_DECISION', role: 'EXECUTOR' }, to('ACTION.3'), {
          timeLimit: 'DAYS_5',
        }),
        step(
          'ACTION.3',
          'PROVIDER',
          { do: 'AGREE', role: 'CLERK', returnsTo: 'PORTAL.ACTION.2' },
          to('ACTION.4'),
        ),
        step(
          'ACTION.4',
          'PROVIDER',
          { do: 'AGREE', role: 'UNIT_HEAD', returnsTo: 'PORTAL.ACTION.2' },
          to('PROCESS.9'),
        ),
        step(
          'PROCESS.9',
          'PROVIDER',
          {
            do: 'ISSUE_RESULT',
            role: 'HEAD',
            authority: 'ORGANISATION',
            document: 'FOREIGN_PERIODICALS_REFERENCE',
            refusalDocument: 'REASONED_REFUSAL',
          },
          END,
        ),
      ],
    },
  ],
  internalProcedure: [],
  tables: [],
  exchanges: [],
  timeLimits: [
    { code: 'DAYS_5', workingDays: 5, extendableBy: 3 },
    { code: 'DAYS_15', calendarDays: 15, extendableBy: 10 },
  ],
  totalTimeLimit: 'DAYS_15',
  form: { sections: foreignPeriodicalsSections('55'), documents: [{ kind: 'OTHER', required: true }] },
  resultFields: FOREIGN_PERIODICALS_RESULT_FIELDS,
  fee: { mci: 1, payWithin: 'PT2H', channels: ['PORTAL'], source: 'ACT' },
  refusalGrounds: [{ code: 'UNTRUE', sources: [{ clause: '4' }] }],
  requirements: 0,
  technicalConditions: 0,
  phones: [],
  complaintPhones: [],
  survey: [],
  interpretations: [],
};
