import { asOwner } from '../support/as-owner.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';

const keyOf = (requestId: string): string => `expire-payment:${requestId.replace('req_', '')}`;

/** When the time to pay is over by the queue, as ISO 8601; the queue is the owner's business, so asked as the owner. */
export async function timerOf(server: RunningServer, requestId: string): Promise<string | undefined> {
  return asOwner(server.database.url, async (owner) => {
    const { rows } = await owner.query<{ run_at: Date }>(
      'SELECT run_at FROM graphile_worker.jobs WHERE key = $1',
      [keyOf(requestId)],
    );
    return rows[0]?.run_at.toISOString();
  });
}

/** Lets the timer of a request go off now; answers the status that the job has brought the request to. */
export async function goOff(server: RunningServer, applicant: Client, requestId: string): Promise<string> {
  const live = applicant.subscribe<{ requestStatusChanged: { status: string } }>(
    'subscription ($id: ID!, $after: String) { requestStatusChanged(requestId: $id, after: $after) { status } }',
    { id: requestId, after: Buffer.from('0.0').toString('base64url') },
  );
  try {
    await live.next();
    await server.database.database.query('SELECT queue_job($1, $2::json, NULL, $3)', [
      'expire-payment',
      JSON.stringify({ requestId: requestId.replace('req_', '') }),
      keyOf(requestId),
    ]);
    for (;;) {
      const { status } = (await live.next()).requestStatusChanged;
      if (!['DRAFT', 'AWAITING_PAYMENT'].includes(status)) return status;
    }
  } finally {
    await live.end();
  }
}
