import type { Client } from '../support/client.ts';

/** A deadline of a request, as a client reads it. */
export interface SeenDeadline {
  readonly code: string;
  readonly kk: string;
  readonly ru: string;
  readonly stepKey: string | null;
  readonly dueAt: string | null;
  readonly overdue: boolean;
  readonly budget: string | null;
  readonly consumed: string | null;
  readonly runningSince: string | null;
  readonly pausedSince: string | null;
  readonly basisCode: string | null;
  readonly basisKk: string | null;
  readonly basisRu: string | null;
  readonly extendedTo: string | null;
  readonly reason: string | null;
}

export interface SeenDates {
  readonly dueAt: string | null;
  readonly overdue: boolean;
  readonly steps: readonly { readonly dueAt: string | null }[];
  readonly deadlines: readonly SeenDeadline[];
}

export async function datesOf(client: Client, id: string): Promise<SeenDates> {
  const { node } = await client.query<{ node: SeenDates }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { dueAt overdue steps(states: [ACTIVE]) { dueAt } deadlines {
       code kk: text(lang: KK) ru: text(lang: RU) stepKey dueAt overdue budget consumed runningSince pausedSince
       basisCode basisKk: basis(lang: KK) basisRu: basis(lang: RU) extendedTo reason } } } }`,
    { id },
  );
  return node;
}

/** The deadline of the step, or of the whole service. */
export async function deadlineOf(client: Client, id: string, stepKey: string | null): Promise<SeenDeadline> {
  const { deadlines } = await datesOf(client, id);
  const found = deadlines.findLast((deadline) => deadline.stepKey === stepKey);
  if (found === undefined) throw new Error(`no deadline of ${stepKey ?? 'the service'}`);
  return found;
}
