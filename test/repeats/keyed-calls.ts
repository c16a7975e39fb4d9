import { freshIin } from '../live/newcomers.ts';
import { applyMutation, begun, FORMS, idOf, type ServiceName } from '../requests/any-edition.ts';
import { Committee } from '../requests/committee.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { look, payAt, startPayment } from '../support/story.ts';
import { register, systemOf, webhooksOf } from '../webhooks/integrator.ts';
import { centreCalls } from './centre-calls.ts';
import { duplicateCalls } from './duplicate-calls.ts';
import type { KeyedCall } from './keyed-call.ts';

type Make = () => Promise<KeyedCall>;

/** Two people who make the same call, each with what is theirs. */
interface Callers {
  readonly first: Make;
  readonly second: Make;
}

const REQUEST = 'request { id number status version attachments { id kind } }';
const ERRORS = 'userErrors { code path }';
const PAID_EDITION = '178-2012-3';

/** Each mutation that docs/repeating.md gives a key, but refreshSession, whose one argument names the caller. */
export async function keyedCalls(server: RunningServer): Promise<Readonly<Record<string, Callers>>> {
  const [applicant, company, committee, integrator, otherSystem] = await Promise.all([
    server.as('APPLICANT'),
    companyOf(server),
    Committee.gather(server),
    server.as('INTEGRATOR'),
    systemOf(server, 'ARCHIVE', '050404300015'),
  ]);
  const [astana, aqtau] = await Promise.all([
    centreCalls(server, 'PSC_ASTANA'),
    centreCalls(server, 'PSC_AQTAU'),
  ]);
  const duplicates = await duplicateCalls(server, committee);
  const both = (make: (client: Client) => Promise<KeyedCall>): Callers => ({
    first: () => make(applicant),
    second: () => make(company),
  });
  return {
    applyForMediaRegistration: both(async (client) => application(client, 'MediaRegistration')),
    applyForForeignPeriodicals: both(async (client) => application(client, 'ForeignPeriodicals')),
    applyForArchivalReference: both(async (client) => application(client, 'ArchivalReference')),
    applyForApostille: both(async (client) => application(client, 'Apostille')),
    attachDocument: both(attachment),
    removeDocument: both(removal),
    startPayment: both(payment),
    signRequest: both(signature),
    completeStep: {
      first: async () =>
        handingOn(committee.clerk, await committee.received(), [committee.unitHead, committee.otherUnitHead]),
      second: async () =>
        handingOn(committee.unitHead, await committee.atUnitHead(), [
          committee.executor,
          committee.otherExecutor,
        ]),
    },
    takeIn: { first: astana.takeIn, second: aqtau.takeIn },
    createTransferRegister: { first: astana.createTransferRegister, second: aqtau.createTransferRegister },
    issueDuplicate: {
      first: duplicates.media,
      second: duplicates.periodicals,
    },
    registerWebhook: {
      first: async () => webhookRegistration(integrator),
      second: async () => webhookRegistration(otherSystem),
    },
    rotateWebhookSecret: {
      first: () => rotation(integrator),
      second: () => rotation(otherSystem),
    },
    register: {
      first: async () => registration(server.client()),
      second: async () => registration(server.client()),
    },
  };
}

function companyOf(server: RunningServer): Promise<Client> {
  const person = server.people.filter(({ role }) => role === 'APPLICANT')[1];
  if (person === undefined) throw new Error('there is one applicant only');
  return server.client().logIn(person);
}

const [PERIODICAL] = FORMS.ForeignPeriodicals.periodicals;
const CHANGED: Readonly<Record<ServiceName, object>> = {
  MediaRegistration: { title: 'Басқа атау' },
  ForeignPeriodicals: { periodicals: [{ ...PERIODICAL, copies: PERIODICAL.copies + 1 }] },
  ArchivalReference: { periodTo: 1941 },
  Apostille: { destinationCountry: 'FR' },
};

function application(caller: Client, service: ServiceName): KeyedCall {
  const form = FORMS[service];
  return {
    caller,
    query: applyMutation(service),
    variables: { input: { application: form } },
    otherVariables: { input: { application: { ...form, ...CHANGED[service] } } },
  };
}

function draftOf(client: Client): Promise<string> {
  return begun(client, 'MediaRegistration', { regulation: PAID_EDITION });
}

async function attachment(caller: Client): Promise<KeyedCall> {
  const requestId = await draftOf(caller);
  const input = { requestId, kind: 'OTHER', onPaper: true };
  return {
    caller,
    query: `mutation ($input: AttachDocumentInput!) { payload: attachDocument(input: $input) { ${REQUEST} ${ERRORS} } }`,
    variables: { input },
    otherVariables: { input: { ...input, kind: 'CONSTITUENT_DOCUMENTS' } },
  };
}

async function removal(caller: Client): Promise<KeyedCall> {
  const { query, variables } = await attachment(caller);
  await caller.query(query, variables);
  const { payload } = await caller.query<{
    payload: { request: { id: string; attachments: { id: string }[] } };
  }>(query, variables);
  const [one, other] = payload.request.attachments;
  return {
    caller,
    query: `mutation ($request: ID!, $attachment: ID!) {
      payload: removeDocument(requestId: $request, attachmentId: $attachment) { ${REQUEST} ${ERRORS} } }`,
    variables: { request: payload.request.id, attachment: one?.id },
    otherVariables: { request: payload.request.id, attachment: other?.id },
  };
}

async function payment(caller: Client): Promise<KeyedCall> {
  return {
    caller,
    query: `mutation ($id: ID!) {
      payload: startPayment(requestId: $id) { payment { id checkoutUrl } ${REQUEST} ${ERRORS} } }`,
    variables: { id: await draftOf(caller) },
    otherVariables: { id: await draftOf(caller) },
  };
}

async function signature(caller: Client): Promise<KeyedCall> {
  const requestId = await draftOf(caller);
  await payAt(await startPayment(caller, requestId), 'paid');
  const document = await caller.signedDocument(requestId);
  const variables = { input: { requestId, signature: document } };
  return {
    caller,
    query: `mutation ($input: SignRequestInput!) { payload: signRequest(input: $input) { request { id number } ${ERRORS} } }`,
    variables,
    otherVariables: { input: { requestId, signature: Buffer.from('another').toString('base64') } },
  };
}

async function handingOn(
  caller: Client,
  requestId: string,
  [assignee, other]: readonly [Client, Client],
): Promise<KeyedCall> {
  const { version, availableActions } = await look(caller, requestId);
  const [offered] = availableActions;
  const input = { requestId, version, step: offered?.step, action: offered?.action };
  return {
    caller,
    query: `mutation ($input: CompleteStepInput!) { payload: completeStep(input: $input) { ${REQUEST} ${ERRORS} } }`,
    variables: { input: { ...input, assigneeId: await idOf(assignee) } },
    otherVariables: { input: { ...input, assigneeId: await idOf(other) } },
  };
}

function registration(caller: Client): KeyedCall {
  const input = { iin: freshIin(), name: 'Сынақов Үлгі Мысалұлы', password: 'Newcomer-Synaq-2026' };
  return {
    caller,
    query: `mutation ($input: RegisterInput!) { payload: register(input: $input) {
      session { viewer { id name } } ${ERRORS} } }`,
    variables: { input },
    otherVariables: { input: { ...input, password: 'Another-Synaq-2026' } },
  };
}

function webhookRegistration(caller: Client): KeyedCall {
  const input = { url: 'http://localhost:9/hook', description: 'Есепке алу' };
  return {
    caller,
    query: `mutation ($input: RegisterWebhookInput!) { payload: registerWebhook(input: $input) {
      webhook { id url } secret ${ERRORS} } }`,
    variables: { input },
    otherVariables: { input: { ...input, description: 'Басқа' } },
  };
}

/** Of the first two webhooks that the caller has: an organisation may not have many. */
async function rotation(caller: Client): Promise<KeyedCall> {
  const known = [...(await webhooksOf(caller))];
  while (known.length < 2) known.push((await register(caller, 'http://localhost:9/hook')).webhook);
  const [one, other] = known;
  return {
    caller,
    query: `mutation ($id: ID!) { payload: rotateWebhookSecret(id: $id) { webhook { id } secret ${ERRORS} } }`,
    variables: { id: one?.id },
    otherVariables: { id: other?.id },
  };
}
