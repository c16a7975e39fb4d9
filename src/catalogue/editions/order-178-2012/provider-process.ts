import type { ChannelProcessDeclaration } from '../../edition.ts';
import type { ResultDocumentKind } from '../../step-action.ts';

/**
 * Paragraph 7 of each annex to order No 178: the applicant comes to the provider's desk, where nothing is paid. The three
 * annexes print the same steps, clause by clause; only what is issued differs.
 */
export function providerProcess(document: ResultDocumentKind): ChannelProcessDeclaration {
  return {
    channel: 'PROVIDER',
    paragraph: '7',
    steps: [
      {
        key: 'PROVIDER.PROCESS.1',
        kind: 'PROCESS',
        number: 1,
        participant: 'PROVIDER',
        action: { do: 'AUTHENTICATE', role: 'CLERK' },
        next: [{ to: 'PROVIDER.PROCESS.2' }],
        timeLimit: 'SECONDS_10_TO_15',
        clause: '7-1',
      },
      {
        key: 'PROVIDER.PROCESS.2',
        kind: 'PROCESS',
        number: 2,
        participant: 'PROVIDER',
        action: { do: 'ENTER_APPLICANT', role: 'CLERK' },
        next: [{ to: 'PROVIDER.PROCESS.3' }],
        timeLimit: 'SECONDS_10',
        clause: '7-2',
      },
      {
        key: 'PROVIDER.PROCESS.3',
        kind: 'PROCESS',
        number: 3,
        participant: 'PROVIDER',
        action: { do: 'QUERY_REGISTRIES', registries: ['INDIVIDUALS_REGISTRY', 'LEGAL_ENTITIES_REGISTRY'] },
        next: [{ to: 'PROVIDER.CONDITION.1' }],
        timeLimit: 'MINUTES_1_5',
        clause: '7-3',
      },
      {
        key: 'PROVIDER.CONDITION.1',
        kind: 'CONDITION',
        number: 1,
        participant: 'STATE_DATABASES',
        action: { do: 'CHECK_REGISTRY_DATA' },
        next: [
          { to: 'PROVIDER.PROCESS.5', when: 'PASS' },
          { to: 'PROVIDER.PROCESS.4', when: 'FAIL' },
        ],
        clause: '7-4',
      },
      {
        key: 'PROVIDER.PROCESS.4',
        kind: 'PROCESS',
        number: 4,
        participant: 'STATE_DATABASES',
        action: { do: 'REFUSE', notice: 'DATA_UNAVAILABLE' },
        next: [{ to: null }],
        timeLimit: 'SECONDS_10_TO_15',
        clause: '7-5',
      },
      {
        key: 'PROVIDER.PROCESS.5',
        kind: 'PROCESS',
        number: 5,
        participant: 'PROVIDER',
        action: { do: 'ATTACH_AND_CERTIFY', role: 'CLERK' },
        sends: true,
        next: [{ to: 'PROVIDER.PROCESS.6' }],
        timeLimit: 'SECONDS_10_TO_15',
        clause: '7-6',
      },
      {
        key: 'PROVIDER.PROCESS.6',
        kind: 'PROCESS',
        number: 6,
        participant: 'PROVIDER',
        action: { do: 'REGISTER', role: 'CLERK', assigns: 'EXECUTOR' },
        next: [{ to: 'PROVIDER.CONDITION.2' }],
        clause: '7-7',
      },
      {
        key: 'PROVIDER.CONDITION.2',
        kind: 'CONDITION',
        number: 2,
        participant: 'PROVIDER',
        action: { do: 'EXAMINE', role: 'EXECUTOR' },
        next: [
          { to: 'PROVIDER.PROCESS.8', when: 'PASS' },
          { to: 'PROVIDER.PROCESS.7', when: 'FAIL' },
        ],
        clause: '7-8',
      },
      {
        key: 'PROVIDER.PROCESS.7',
        kind: 'PROCESS',
        number: 7,
        participant: 'PROVIDER',
        action: { do: 'REFUSE', notice: 'DOCUMENTS_NONCONFORMING' },
        next: [{ to: null }],
        clause: '7-9',
      },
      {
        key: 'PROVIDER.PROCESS.8',
        kind: 'PROCESS',
        number: 8,
        participant: 'APPLICANT',
        action: {
          do: 'ISSUE_RESULT',
          role: 'HEAD',
          authority: 'ORGANISATION',
          document,
          returnsTo: 'PROVIDER.CONDITION.2',
        },
        next: [{ to: null }],
        clause: '7-10',
      },
    ],
  };
}
