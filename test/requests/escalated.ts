import { addWorkingTime, OFFICE_HOURS, type Office, workingTimeBetween } from '../../src/kernel/index.ts';
import type { Client } from '../support/client.ts';

const OFFICE: Office = { hours: OFFICE_HOURS.PROVIDER, zone: 'Asia/Almaty' };

interface Escalation {
  readonly rung: string;
  readonly stepKey: string;
  readonly at: string;
  readonly told: readonly { readonly name: string; readonly role: string }[];
}

export async function escalationsOf(client: Client, id: string): Promise<readonly Escalation[] | null> {
  const { node } = await client.query<{ node: { escalations: readonly Escalation[] | null } }>(
    'query ($id: ID!) { node(id: $id) { ... on Request { escalations { rung stepKey at told { name role } } } } }',
    { id },
  );
  return node.escalations;
}

/** When the rungs of the step that the request waits at are reached, by the kernel's own count. */
export async function rungTimes(
  client: Client,
  id: string,
): Promise<{ half: Date; due: Date; overdue: Date }> {
  const { node } = await client.query<{ node: { steps: readonly { startedAt: string; dueAt: string }[] } }>(
    'query ($id: ID!) { node(id: $id) { ... on Request { steps(states: [ACTIVE]) { startedAt dueAt } } } }',
    { id },
  );
  const [step] = node.steps;
  const from = new Date(step?.startedAt ?? '');
  const due = new Date(step?.dueAt ?? '');
  const half = workingTimeBetween(from, due, OFFICE) / 2;
  return { half: addWorkingTime(from, half, OFFICE), due, overdue: addWorkingTime(due, half, OFFICE) };
}

interface Entry {
  readonly id: string;
  readonly kk: string;
  readonly ru: string;
}

export async function historyOf(client: Client, id: string): Promise<{ entries: Entry[]; count: number }> {
  const { node } = await client.query<{
    node: { history: { totalCount: number; edges: readonly { node: Entry }[] } };
  }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { history(first: 100) { totalCount
       edges { node { id kk: message(lang: KK) ru: message(lang: RU) } } } } } }`,
    { id },
  );
  return { entries: node.history.edges.map((edge) => edge.node), count: node.history.totalCount };
}
