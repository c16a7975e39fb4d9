import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { until } from './until.ts';

/** Has the gateway do something with a charge by itself: pay it, tell of it once more, give its money back. */
export async function tellOf(
  server: RunningServer,
  payment: { readonly checkoutUrl: string | null } | null,
  act: 'PAY' | 'FAIL' | 'TELL' | 'REFUND',
): Promise<void> {
  const reference = payment?.checkoutUrl?.split('/').at(-1) ?? '';
  const response = await fetch(`${server.sandbox.url}/control/payments/${reference}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ do: act }),
  });
  if (!response.ok) throw new Error(`the sandbox answered ${response.status}`);
}

export interface Report {
  readonly id: string;
  readonly kind: string;
  readonly kk: string;
  readonly ru: string;
  readonly day: string | null;
  readonly compared: number;
  readonly moved: number;
  readonly unanswered: number;
  readonly received: number;
  readonly differences: readonly {
    readonly kind: string;
    readonly kk: string;
    readonly ru: string;
    readonly paymentId: string;
    readonly ours: string | null;
    readonly theirs: string | null;
  }[];
}

export async function reports(administrator: Client): Promise<readonly Report[]> {
  const { paymentReconciliations } = await administrator.query<{
    paymentReconciliations: { edges: readonly { node: Report }[] };
  }>(
    `{ paymentReconciliations(first: 100) { edges { node { id kind kk: text(lang: KK) ru: text(lang: RU) day compared
       moved unanswered received differences { kind kk: text(lang: KK) ru: text(lang: RU) paymentId ours theirs } } } } }`,
    {},
  );
  return paymentReconciliations.edges.map(({ node }) => node);
}

/** Runs a comparison now, as its time of the day would; answers its report. */
export async function reconcile(
  server: RunningServer,
  administrator: Client,
  task: 'reconcile-payments' | 'reconcile-day' = 'reconcile-payments',
): Promise<Report> {
  const before = (await reports(administrator)).at(0)?.id;
  await server.database.database.query(`SELECT queue_job($1, '{}', NULL, $1)`, [task]);
  return until(`a report of ${task}`, async () => {
    const latest = (await reports(administrator)).at(0);
    return latest === undefined || latest.id === before ? null : latest;
  });
}
