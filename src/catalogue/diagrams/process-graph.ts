import type {
  ChannelProcessDeclaration,
  EditionDeclaration,
  StepDeclaration,
  TimeLimitDeclaration,
} from '../edition.ts';

/**
 * `DECISION` parts the ways on, `MERGE` joins the ways that lead to one step. `TIMER` sits on the border of a task;
 * `EXPIRY` ends the side way of a timer that leaves the task running.
 */
export type DiagramNodeKind =
  | 'START'
  | 'TASK'
  | 'DECISION'
  | 'MERGE'
  | 'END'
  | 'REFUSAL'
  | 'TIMER'
  | 'EXPIRY';

export interface DiagramNode {
  readonly id: string;
  readonly kind: DiagramNodeKind;
  readonly step: StepDeclaration;
}

/** `TIMEOUT` leaves a timer; `RETURN` sends a draft back for rework. */
export type DiagramFlowKind = 'WAY' | 'YES' | 'NO' | 'RETURN' | 'TIMEOUT';

export interface DiagramFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: DiagramFlowKind;
}

/**
 * What holds a step: of a payment, passing it ends the waiting; of a person's work, it is told and goes on. A payment that
 * is asked about at a condition leads on to it; any other that is not made lets the request expire.
 */
export interface HoldingTime {
  readonly limit: TimeLimitDeclaration | null;
  readonly payWithin: string | null;
  readonly interrupts: boolean;
  readonly leadsOn: boolean;
}

export interface ProcessGraph {
  readonly edition: EditionDeclaration;
  readonly process: ChannelProcessDeclaration;
  readonly nodes: readonly DiagramNode[];
  readonly flows: readonly DiagramFlow[];
}

/** The nodes and flows of one channel, without words and without places. */
export function processGraph(edition: EditionDeclaration, process: ChannelProcessDeclaration): ProcessGraph {
  const links = process.steps.flatMap((step) => linksFrom(edition, step));
  const first = process.steps[0];
  const joined = new Set(
    process.steps
      .filter(({ key }) => links.filter(({ to }) => to === key).length + (first?.key === key ? 1 : 0) > 1)
      .map(({ key }) => key),
  );
  const entry = (key: string): string => nodeId(joined.has(key) ? 'MERGE' : 'TASK', key);
  return {
    edition,
    process,
    nodes: process.steps.flatMap((step) =>
      nodeKinds(edition, step, step === first, joined).map((kind) => ({
        id: nodeId(kind, step.key),
        kind,
        step,
      })),
    ),
    flows: [
      ...process.steps.flatMap((step) => innerFlows(edition, step, step === first, joined)),
      ...links.map(({ kind, from, source, to }) =>
        flow(nodeId(source, from), to === null ? nodeId(endOf(process, from), from) : entry(to), kind),
      ),
    ],
  };
}

/** The term that holds a step, or null where nothing but the systems' own speed is measured. */
export function holdingTime(edition: EditionDeclaration, step: StepDeclaration): HoldingTime | null {
  const declared = edition.timeLimits.find(({ code }) => code === step.timeLimit);
  const limit = declared === undefined || declared.indicative === true ? null : declared;
  const pays = step.action.do === 'PAY';
  const payWithin = pays ? (edition.fee?.payWithin ?? null) : null;
  return limit === null && payWithin === null
    ? null
    : { limit, payWithin, interrupts: pays, leadsOn: pays && isAskedAbout(edition, step) };
}

/** Whether the step after a payment asks whether it was made. */
function isAskedAbout(edition: EditionDeclaration, step: StepDeclaration): boolean {
  const process = edition.processes.find(({ steps }) => steps.includes(step));
  const next = process?.steps.find(({ key }) => key === step.next[0]?.to);
  return next?.action.do === 'CHECK_PAYMENT';
}

export function nodeId(kind: DiagramNodeKind, key: string): string {
  return `${kind.charAt(0)}${kind.slice(1).toLowerCase()}_${key.replaceAll('.', '_')}`;
}

/** Whether more than one way leads on: it is answered, or what is signed here may be returned. */
export function parts(step: StepDeclaration): boolean {
  return step.next.length > 1 || returnsTo(step) !== undefined;
}

interface Link {
  readonly from: string;
  readonly source: DiagramNodeKind;
  readonly to: string | null;
  readonly kind: DiagramFlowKind;
}

function linksFrom(edition: EditionDeclaration, step: StepDeclaration): readonly Link[] {
  const back = returnsTo(step);
  const source = parts(step) ? 'DECISION' : 'TASK';
  const from = step.key;
  const ways = step.next.map(({ to, when }): Link => {
    if (when === undefined) return { from, source, to, kind: back === undefined ? 'WAY' : 'YES' };
    return { from, source, to, kind: when === 'PASS' ? 'YES' : 'NO' };
  });
  const timeout = holdingTime(edition, step)?.leadsOn === true ? step.next[0] : undefined;
  return [
    ...ways,
    ...(back === undefined ? [] : [{ from, source, to: back, kind: 'RETURN' } as const]),
    ...(timeout === undefined ? [] : [{ from, source: 'TIMER', to: timeout.to, kind: 'TIMEOUT' } as const]),
  ];
}

function nodeKinds(
  edition: EditionDeclaration,
  step: StepDeclaration,
  first: boolean,
  joined: ReadonlySet<string>,
): readonly DiagramNodeKind[] {
  const holds = holdingTime(edition, step);
  const ends = step.next.some(({ to }) => to === null);
  return [
    ...(first ? (['START'] as const) : []),
    ...(joined.has(step.key) ? (['MERGE'] as const) : []),
    'TASK',
    ...(holds === null ? [] : (['TIMER'] as const)),
    ...(holds === null || holds.leadsOn ? [] : (['EXPIRY'] as const)),
    ...(parts(step) ? (['DECISION'] as const) : []),
    ...(ends ? [step.action.do === 'REFUSE' ? ('REFUSAL' as const) : ('END' as const)] : []),
  ];
}

/** From the start to the first step, and between the nodes of one step. */
function innerFlows(
  edition: EditionDeclaration,
  step: StepDeclaration,
  first: boolean,
  joined: ReadonlySet<string>,
): readonly DiagramFlow[] {
  const id = (kind: DiagramNodeKind): string => nodeId(kind, step.key);
  const entry = joined.has(step.key) ? id('MERGE') : id('TASK');
  return [
    ...(first ? [flow(id('START'), entry, 'WAY')] : []),
    ...(joined.has(step.key) ? [flow(entry, id('TASK'), 'WAY')] : []),
    ...(parts(step) ? [flow(id('TASK'), id('DECISION'), 'WAY')] : []),
    ...(holdingTime(edition, step)?.leadsOn === false ? [flow(id('TIMER'), id('EXPIRY'), 'TIMEOUT')] : []),
  ];
}

function flow(from: string, to: string, kind: DiagramFlowKind): DiagramFlow {
  return { id: `Flow_${from}__${to}`, from, to, kind };
}

function endOf(process: ChannelProcessDeclaration, key: string): DiagramNodeKind {
  const step = process.steps.find((candidate) => candidate.key === key);
  return step?.action.do === 'REFUSE' ? 'REFUSAL' : 'END';
}

function returnsTo({ action }: StepDeclaration): string | undefined {
  return 'returnsTo' in action ? action.returnsTo : undefined;
}
