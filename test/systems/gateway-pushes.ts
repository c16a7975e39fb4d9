import { writeDeliveryNotification } from '../../src/soap/index.ts';
import { until } from '../requests/until.ts';
import type { RunningServer } from '../support/running-server.ts';
import { askSoap, systemKey } from '../support/soap-caller.ts';

export interface Held {
  readonly messageId: string;
  readonly correlationId: string;
  readonly serviceId: string;
  readonly from: string;
}

interface State {
  readonly mode: string;
  readonly waiting: readonly Held[];
}

async function control(server: RunningServer, method: string, body?: object): Promise<State> {
  const response = await fetch(`${server.sandbox.url}/control/gateway/pushes`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`the sandbox answered ${response.status}`);
  return (await response.json()) as State;
}

/** Whether the gateway of the sandbox pushes, loses pushes, or does both. */
export async function setPushes(server: RunningServer, mode: 'PUSHES' | 'HOLDS' | 'BOTH'): Promise<void> {
  await control(server, 'PUT', { mode });
}

export async function resetPushes(server: RunningServer): Promise<void> {
  await control(server, 'DELETE');
}

/** What waits for the server, of one request, in order. */
export async function heldOf(server: RunningServer, id: string): Promise<readonly Held[]> {
  const { waiting } = await control(server, 'GET');
  return waiting.filter(({ correlationId }) => correlationId === id.replace('req_', ''));
}

export function heldCount(server: RunningServer, id: string, count: number): Promise<readonly Held[]> {
  return until(`${count} messages at the gateway`, async () => {
    const held = await heldOf(server, id);
    return held.length === count ? held : null;
  });
}

/** Says of a message that waits, in the server's name, that it is to come again, behind the others, or was taken. */
export async function settle(server: RunningServer, { messageId, serviceId }: Held, word: 'AGAIN' | 'TAKEN') {
  const now = new Date();
  const content = writeDeliveryNotification({
    ...{ messageId, serviceId, notificationDate: now, statusDate: now, sender: null },
    receiveStatus: word === 'TAKEN' ? 'MESSAGE_ACCEPTED' : 'MESSAGE_NOT_ACCTEPTED',
    resend: word === 'TAKEN' ? 'NOT_RESEND' : 'RESEND',
  });
  const key = systemKey(process.env['TEST_FOLDER'] ?? '', 'server');
  const { status } = await askSoap(`${server.sandbox.url}/gateway/async`, content, key);
  expect(status).toBe(200);
}
