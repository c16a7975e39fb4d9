import type {
  ChannelProcessDeclaration,
  EditionDeclaration,
  StepAction,
  StepDeclaration,
  Transition,
} from '../../../src/catalogue/index.ts';
import { EDITIONS } from '../../../src/catalogue/index.ts';
import type { Message } from '../../../src/kernel/index.ts';

const LANES = ['APPLICANT', 'CLERK', 'HEAD', 'UNIT', 'PORTAL', 'GATEWAY', 'REGISTRY', 'CENTRE', 'COURIER'];
const TO_THE_END = [{ to: null }];

/** A name as nobody should write it: whatever stands in a text is text. */
export const SCRIPT = `<script>alert("1" & '2')</script>`;

/** Nothing in the text files knows these steps: their names are made here. */
export function inventedName({ key }: Message): string {
  return key.includes('PORTAL_PROCESS_1') ? SCRIPT : `What is done at ${key}, at some length and in words`;
}

export function isInvented({ key }: Message): boolean {
  return key.startsWith('editions/invented:');
}

/**
 * Everything the language of declarations allows in one process: nine lanes, loops back into steps answered with yes
 * or no, into the first step and into one that waits for a payment, terms of all measures, refusals side by side.
 */
export function inventedEdition(steps: readonly StepDeclaration[] = everything()): EditionDeclaration {
  const [known] = EDITIONS;
  if (known === undefined) throw new Error('no edition');
  const process: ChannelProcessDeclaration = { channel: 'PORTAL', paragraph: '1', steps };
  return {
    ...known,
    key: 'invented',
    participants: LANES.map((code) => ({ code, system: null, abbreviated: false })),
    processes: [process],
    internalProcedure: [],
    timeLimits: [
      { code: 'SECONDS', min: 'PT1S', max: 'PT2S', indicative: true },
      { code: 'WORKING', workingDays: 3 },
      { code: 'CALENDAR', calendarDays: 15 },
    ],
    fee: { mci: 1, payWithin: 'P1DT12H', channels: ['PORTAL'], source: 'ACT' },
  };
}

/** Steps at random: a way from each to the next, refusals, returns and terms by the numbers given. */
export function randomSteps(numbers: readonly number[]): readonly StepDeclaration[] {
  const steps: StepDeclaration[] = [];
  const main = numbers.map((number, index) => ({ number, key: keyOf('PROCESS', index + 1) }));
  main.forEach(({ number, key }, index) => {
    const next = main[index + 1]?.key ?? null;
    const lane = LANES[number % LANES.length] ?? 'APPLICANT';
    const term = number % 7 === 0 ? { timeLimit: 'WORKING' } : {};
    const kind = number % 5;
    if (kind === 0 && next !== null) {
      const refusal = keyOf('ACTION', index + 1);
      const ways: Transition[] = [
        { to: next, when: 'PASS' },
        { to: refusal, when: 'FAIL' },
      ];
      const refusing = LANES[(number >> 3) % LANES.length] ?? lane;
      steps.push(step(key, lane, { do: 'EXAMINE', role: 'EXECUTOR' }, ways, term));
      steps.push(step(refusal, refusing, { do: 'REFUSE', notice: 'GROUNDS_NOT_MET' }, TO_THE_END));
      return;
    }
    const back = main[number % (index + 1)]?.key ?? key;
    const action: StepAction = kind === 1 ? { do: 'AGREE', role: 'HEAD', returnsTo: back } : { do: 'PAY' };
    const plain: StepAction = { do: 'QUERY_CERTIFICATE' };
    steps.push(
      step(key, lane, kind === 1 || kind === 2 ? action : plain, [{ to: next }], kind === 2 ? {} : term),
    );
  });
  return steps;
}

function everything(): readonly StepDeclaration[] {
  return randomSteps([9, 10, 2, 15, 11, 31, 13, 20, 5, 7, 41, 17, 30, 19, 25, 21, 22, 23]);
}

function keyOf(kind: 'PROCESS' | 'ACTION', number: number): string {
  return `PORTAL.${kind}.${number}`;
}

function step(
  key: string,
  participant: string,
  action: StepAction,
  next: readonly Transition[],
  more: Partial<StepDeclaration> = {},
): StepDeclaration {
  const kind = key.includes('ACTION') ? 'ACTION' : 'PROCESS';
  return { key, kind, number: Number(key.split('.')[2]), participant, action, next, clause: '1-1', ...more };
}
