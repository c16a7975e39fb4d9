import 'reflect-metadata';
import { EDITION_57_2012 } from '../../src/catalogue/editions/57-2012/index.ts';
import { EDITION_178_2012_3 } from '../../src/catalogue/editions/178-2012-3/index.ts';
import { EDITION_322_2019 } from '../../src/catalogue/editions/322-2019/index.ts';
import { checkEdition, type EditionDeclaration, type StepDeclaration } from '../../src/catalogue/index.ts';

/** The edition with one step of its portal changed. */
function changed(
  edition: EditionDeclaration,
  key: string,
  change: Partial<StepDeclaration>,
): EditionDeclaration {
  return {
    ...edition,
    processes: edition.processes.map((process) => ({
      ...process,
      steps: process.steps.map((step) => (step.key === key ? { ...step, ...change } : step)),
    })),
  };
}

function unsent(edition: EditionDeclaration, key: string): EditionDeclaration {
  return {
    ...edition,
    processes: edition.processes.map((process) => ({
      ...process,
      steps: process.steps.map((step) => {
        if (step.key !== key) return step;
        const { sends: _, ...rest } = step;
        return rest;
      }),
    })),
  };
}

const [exchange] = EDITION_57_2012.exchanges;
if (exchange === undefined) throw new Error('57-2012 declares no exchange');
const exchanging = (change: Partial<typeof exchange>): EditionDeclaration => ({
  ...EDITION_57_2012,
  exchanges: [{ ...exchange, ...change }],
});

describe('a declaration is refused', () => {
  it.each<[string, string, string, EditionDeclaration]>([
    [
      'whose request is never sent',
      'NOT_SENT',
      'PORTAL.PROCESS.9',
      unsent(EDITION_178_2012_3, 'PORTAL.PROCESS.8'),
    ],
    [
      'whose request is sent twice',
      'SENT_TWICE',
      'PORTAL.PROCESS.8',
      changed(EDITION_178_2012_3, 'PORTAL.CONDITION.3', { sends: true }),
    ],
    [
      'that signs before anybody has decided',
      'SIGNED_BEFORE_DECIDED',
      'PORTAL.PROCESS.11',
      changed(EDITION_178_2012_3, 'PORTAL.PROCESS.9', { next: [{ to: 'PORTAL.PROCESS.11' }] }),
    ],
    [
      'that may decide to refuse and has no paper for it',
      'REFUSAL_WITHOUT_DOCUMENT',
      'PORTAL.ACTION.6',
      changed(EDITION_322_2019, 'PORTAL.ACTION.6', {
        action: {
          do: 'ISSUE_RESULT',
          role: 'HEAD',
          authority: 'ORGANISATION',
          document: 'MEDIA_CERTIFICATE',
        },
      }),
    ],
    [
      'that returns a draft to a step still to come',
      'RETURN_LEADS_NOWHERE',
      'PORTAL.ACTION.5',
      changed(EDITION_322_2019, 'PORTAL.ACTION.5', {
        action: { do: 'AGREE', role: 'UNIT_HEAD', returnsTo: 'PORTAL.ACTION.6' },
      }),
    ],
    [
      'that ends well without a result',
      'ENDS_WITHOUT_RESULT',
      'PORTAL.PROCESS.9',
      changed(EDITION_178_2012_3, 'PORTAL.PROCESS.9', { next: [{ to: null }] }),
    ],
    ['with a message of no table', 'TABLE_ACTION_UNKNOWN', 'exchange 1', exchanging({ action: 99 })],
    [
      'with a message after no step',
      'STEP_UNKNOWN',
      'exchange 1',
      exchanging({ after: 'PORTAL.PROCESS.99' }),
    ],
    [
      'with a message that a step does not wait for',
      'DELIVERS_NOTHING',
      'exchange 1',
      exchanging({ delivers: 'PORTAL.PROCESS.4' }),
    ],
    [
      'whose internal procedure is nobody’s',
      'PARTICIPANT_UNKNOWN',
      'internal action 1',
      {
        ...EDITION_322_2019,
        internalProcedure: EDITION_322_2019.internalProcedure.map((action) => ({
          ...action,
          participant: 'NOBODY',
        })),
      },
    ],
    [
      'whose result repeats a field that the form does not have',
      'FIELD_UNKNOWN',
      'resultFields colour',
      { ...EDITION_178_2012_3, resultFields: ['colour'] },
    ],
    [
      'in which a failed check suggests two grounds',
      'GROUND_SUGGESTED_TWICE',
      'ground of PAYMENT',
      {
        ...EDITION_178_2012_3,
        refusalGrounds: [
          { code: 'UNPAID', sources: [{ clause: '6-8' }], suggestedBy: ['PAYMENT'] },
          { code: 'PAID_TOO_LATE', sources: [{ clause: '6-8' }], suggestedBy: ['PAYMENT'] },
        ],
      },
    ],
  ])('%s', (_, code, at, broken) => {
    expect(checkEdition(broken)).toContainEqual({ code, at: `${broken.key} ${at}` });
  });
});
