import { requestOf, scan, takeIn } from '../centres/parcel-calls.ts';
import { periodicalsEntered } from '../centres/parcel-story.ts';
import { staffAt } from '../requests/any-edition.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import type { KeyedCall } from './keyed-call.ts';

const ERRORS = 'userErrors { code path }';

/** The calls of a centre's staff that take a key, as the staff of that centre are about to make them. */
export async function centreCalls(
  server: RunningServer,
  centre: string,
): Promise<Readonly<Record<'takeIn' | 'createTransferRegister', () => Promise<KeyedCall>>>> {
  const operator = await staffAt(server, centre, 'PSC_OPERATOR');
  const store = await staffAt(server, centre, 'PSC_STORE');
  return {
    takeIn: () => intake(operator),
    createTransferRegister: () => register(operator, store),
  };
}

async function intake(caller: Client): Promise<KeyedCall> {
  const input = { requestId: await periodicalsEntered({ operator: caller }), documents: [] };
  return {
    caller,
    query: `mutation ($input: IntakeInput!) {
      payload: takeIn(input: $input) { request { id number receipt { number } } ${ERRORS} } }`,
    variables: { input },
    otherVariables: { input: { ...input, documents: ['OTHER'] } },
  };
}

async function register(operator: Client, caller: Client): Promise<KeyedCall> {
  const requestId = await periodicalsEntered({ operator });
  const { receipt } = requestOf(await takeIn(operator, { requestId, documents: [] }));
  requestOf(await scan(caller, receipt?.barcode ?? ''));
  return {
    caller,
    query: `mutation ($counterpart: String) {
      payload: createTransferRegister(direction: TO_PROVIDER, counterpart: $counterpart) {
        register { id number items { barcode } } ${ERRORS} } }`,
    variables: {},
    otherVariables: { counterpart: 'EAST_KAZAKHSTAN_INTERNAL_POLICY' },
  };
}
