import { mustEqual, present } from '../check.ts';
import type { Scene } from '../scene.ts';
import { Company } from '../walk/company.ts';
import { pathsOf } from '../walk/paths.ts';
import { type Process, readProcesses, type Step } from '../walk/process.ts';
import { Walker } from '../walk/walker.ts';

interface Ended {
  readonly status: string;
  readonly statusText: string;
  readonly number: string | null;
  readonly result: { readonly title: string; readonly number: string } | null;
  readonly exchanges: readonly { readonly from: string; readonly to: string; readonly kindName: string }[];
}

/** One request of every regulation and channel, from its first step to the result, each step as whoever it is given to. */
export async function everyChannel(scene: Scene, sandbox: string): Promise<void> {
  const company = await Company.gather(scene.api, sandbox);
  for (const process of await readProcesses(scene.api)) await tell(scene, company, process);
}

async function tell({ screen, words }: Scene, company: Company, process: Process): Promise<void> {
  const channels: Readonly<Record<string, string>> = words.channel;
  screen.story(words.story.walk(process.regulation, channels[process.channel] ?? process.channel));
  const [straight] = pathsOf(process);
  const say = (step: Step, _take: unknown, who: string): void =>
    screen.field(labelOf(step, words.kind), who === '' ? step.name : `${step.name} (${who})`);
  const path = present('a path', straight);
  const { requestId, reader } = await new Walker(process, path, company, NO_HOOKS, say).walk();
  const { node } = await reader.api.query<{ node: Ended }>(ENDED, { id: requestId });
  mustEqual('status', node.status, 'COMPLETED');
  const paper = present('result', node.result);
  screen.field(words.requestNumber, node.number ?? '');
  screen.field(words.statusLabel, node.statusText);
  screen.field(words.result, words.paperOf(paper.title.replaceAll('\n', ' '), paper.number));
  if (node.exchanges.length > 0) screen.field(words.exchanges, exchangesOf(node));
}

function labelOf({ kind, key }: Step, kinds: Readonly<Record<string, string>>): string {
  const name = key.split('.')[2] ?? '';
  return `${kinds[kind]}${kind === 'PREREQUISITE' || !/^\d+$/.test(name) ? '' : ` ${name}`}`;
}

function exchangesOf({ exchanges }: Ended): string {
  return exchanges.map(({ from, to, kindName }) => `${from} → ${to}: ${kindName}`).join('; ');
}

/** The straight paths need neither. */
const NO_HOOKS = { expirePayment: async () => undefined, forgetApplicants: async () => undefined };

const ENDED = `query ($id: ID!) { node(id: $id) { ... on Request { status statusText number
  result { title number } exchanges { from to kindName } } } }`;
