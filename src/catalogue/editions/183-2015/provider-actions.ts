import type { Channel, StepDeclaration } from '../../edition.ts';

/** Actions 1 to 3 of paragraph 5: on the way to the specialist, who begins with the completeness check. */
export function distributionSteps(channel: Channel): readonly StepDeclaration[] {
  return [
    {
      key: `${channel}.ACTION.1`,
      kind: 'ACTION',
      number: 1,
      participant: 'CLERK',
      action: { do: 'REGISTER', role: 'CLERK' },
      next: [{ to: `${channel}.ACTION.2` }],
      timeLimit: 'MINUTES_15',
      clause: '5-1',
    },
    {
      key: `${channel}.ACTION.2`,
      kind: 'ACTION',
      number: 2,
      participant: 'HEAD',
      action: { do: 'HAND_ON', role: 'HEAD', assigns: 'UNIT_HEAD' },
      next: [{ to: `${channel}.ACTION.3` }],
      timeLimit: 'MINUTES_15_FROM_RECEIPT',
      clause: '5-2',
    },
    {
      key: `${channel}.ACTION.3`,
      kind: 'ACTION',
      number: 3,
      participant: 'UNIT_HEAD',
      action: { do: 'HAND_ON', role: 'UNIT_HEAD', assigns: 'EXECUTOR' },
      next: [{ to: `${channel}.ACTION.COMPLETENESS` }],
      timeLimit: 'MINUTES_15_FROM_RECEIPT',
      clause: '5-3',
    },
  ];
}

/** The completeness check, and actions 4 and 5 of paragraph 5; `then` is the step after the signature. */
export function decisionSteps(channel: Channel, then: string): readonly StepDeclaration[] {
  return [
    {
      key: `${channel}.ACTION.COMPLETENESS`,
      kind: 'ACTION',
      number: null,
      participant: 'SPECIALIST',
      action: { do: 'CHECK_COMPLETENESS', role: 'EXECUTOR' },
      next: [
        { to: `${channel}.ACTION.4`, when: 'PASS' },
        { to: `${channel}.ACTION.COMPLETENESS_REFUSED`, when: 'FAIL' },
      ],
      timeLimit: 'WORKING_DAYS_2',
      clause: '5',
    },
    {
      key: `${channel}.ACTION.COMPLETENESS_REFUSED`,
      kind: 'ACTION',
      number: null,
      participant: 'SPECIALIST',
      action: { do: 'REFUSE', notice: 'CONSIDERATION_REFUSED' },
      next: [{ to: null }],
      clause: '5',
    },
    {
      key: `${channel}.ACTION.4`,
      kind: 'ACTION',
      number: 4,
      participant: 'SPECIALIST',
      action: { do: 'DRAFT_DECISION', role: 'EXECUTOR' },
      next: [{ to: `${channel}.ACTION.5` }],
      timeLimit: 'WORKING_DAYS_8',
      clause: '5-4',
    },
    {
      key: `${channel}.ACTION.5`,
      kind: 'ACTION',
      number: 5,
      participant: 'HEAD',
      action: {
        do: 'ISSUE_RESULT',
        role: 'HEAD',
        authority: 'ORGANISATION',
        document: 'FOREIGN_PERIODICALS_REFERENCE',
        refusalDocument: 'REASONED_REFUSAL',
        returnsTo: `${channel}.ACTION.4`,
      },
      next: [{ to: then }],
      timeLimit: 'MINUTES_30',
      clause: '5-5',
    },
  ];
}
