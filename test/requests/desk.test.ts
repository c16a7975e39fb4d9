import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { sign } from '../support/story.ts';
import { attach, type Payload, removeDocument, uploaded, withdraw } from './acts.ts';
import {
  applyFor,
  applyMutation,
  arrived,
  begun,
  offered,
  queueOf,
  type ServiceName,
  signAndSend,
  staffAt,
  startWithAllEditions,
} from './any-edition.ts';
import { documentOf } from './keys.ts';
import { nothingBegun, recordOf, unchanged } from './record.ts';
import { bothLanguages } from './texts.ts';

const COMMITTEE = 'INFORMATION_AND_ARCHIVES_COMMITTEE';
/** Known to the registries, without an account here. */
const APPLICANT = { iin: '050405400334', name: 'Сынақова Зәуре Үлгіқызы' };

interface Desk {
  readonly name: string;
  readonly service: ServiceName;
  readonly channel: 'PROVIDER' | 'PSC';
  readonly regulation: string;
  /** Where the documents are attached and certified. */
  readonly step: string;
  readonly keeper: string;
  /** Staff of the same organisation in other roles. */
  readonly colleagues: readonly string[];
  /** Others who enter nobody at this desk; those of them who enter applicants at desks of their own. */
  readonly outsiders: readonly string[];
}

const DESKS: readonly Desk[] = [
  {
    name: 'the provider’s desk',
    service: 'MediaRegistration',
    channel: 'PROVIDER',
    regulation: '178-2012-3',
    step: 'PROVIDER.PROCESS.5',
    keeper: 'clerk',
    colleagues: ['unitHead', 'executor', 'head'],
    outsiders: ['applicant', 'company', 'administrator', 'otherClerk', 'operator'],
  },
  {
    name: 'a centre',
    service: 'ArchivalReference',
    channel: 'PSC',
    regulation: '178-2012-2',
    step: 'PSC.PROCESS.5',
    keeper: 'operator',
    colleagues: ['store', 'courier'],
    outsiders: ['applicant', 'company', 'administrator', 'clerk', 'executor', 'head', 'otherClerk'],
  },
];

let server: RunningServer;
let people: Record<string, Client>;
beforeAll(async () => {
  server = await startWithAllEditions();
  const staff: Record<string, [string, string]> = {
    clerk: [COMMITTEE, 'CLERK'],
    unitHead: [COMMITTEE, 'UNIT_HEAD'],
    executor: [COMMITTEE, 'EXECUTOR'],
    head: [COMMITTEE, 'HEAD'],
    otherClerk: ['INFORMATION_COMMITTEE', 'CLERK'],
    operator: ['PSC_ASTANA', 'PSC_OPERATOR'],
    store: ['PSC_ASTANA', 'PSC_STORE'],
    courier: ['PSC_ASTANA', 'PSC_COURIER'],
    otherOperator: ['PSC_AQTAU', 'PSC_OPERATOR'],
  };
  people = { applicant: await server.as('APPLICANT'), administrator: await server.as('ADMINISTRATOR') };
  const company = server.people.find(({ role, bin }) => role === 'APPLICANT' && bin !== null);
  if (company !== undefined) people['company'] = await server.client().logIn(company);
  for (const [name, [organisation, role]] of Object.entries(staff)) {
    people[name] = await staffAt(server, organisation, role);
  }
});
afterAll(() => server.stop());

function who(name: string): Client {
  const client = people[name];
  if (client === undefined) throw new Error(`nobody is ${name}`);
  return client;
}

const otherDesk = ({ channel }: Desk): Client => who(channel === 'PSC' ? 'otherOperator' : 'otherClerk');

describe.each(DESKS)('at $name', (desk) => {
  const { service, channel, regulation, keeper, step } = desk;
  const enter = (client: Client, input: Record<string, unknown> = {}): Promise<Payload> =>
    applyFor(client, service, { channel, regulation, applicant: APPLICANT, ...input });

  /** Entered and found in the registries: a draft that waits for its documents. */
  async function entered(applicant: Record<string, unknown> = APPLICANT): Promise<string> {
    const id = await begun(who(keeper), service, { channel, regulation, applicant });
    await arrived(who(keeper), id, step);
    return id;
  }

  const myRequests = async (client: Client): Promise<string[]> => {
    const { myRequests: mine } = await client.query<{ myRequests: { edges: { node: { id: string } }[] } }>(
      '{ myRequests(first: 100) { edges { node { id } } } }',
    );
    return mine.edges.map(({ node }) => node.id);
  };

  it(`the ${keeper} enters an applicant, whom the registries are asked about`, async () => {
    const id = await entered();
    expect(await offered(who(keeper), id)).toEqual(['SIGN', 'WITHDRAW']);
    const { request, events } = await recordOf(server, id);
    expect(request).toMatchObject({ status: 'AWAITING_SIGNATURE', number: null, current_step: step });
    expect(request).toMatchObject({ applicant_iin: APPLICANT.iin, applicant_name: APPLICANT.name });
    expect(events.map(({ type }) => type)).toEqual(['DRAFT', 'AWAITING_SIGNATURE']);
  });

  it.each([...desk.colleagues, ...desk.outsiders])('the %s enters nobody: not their desk', async (other) => {
    const { request, userErrors } = await nothingBegun(server, () => enter(who(other)));
    expect(request).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'NOT_YOUR_DESK', path: ['input', 'channel'] }]);
  });

  it.each<[string, Record<string, unknown> | null, string, string[]]>([
    ['nobody is named', null, 'APPLICANT_REQUIRED', ['input', 'applicant']],
    ['there is a name alone', { name: 'Аты' }, 'APPLICANT_NUMBER_REQUIRED', ['input', 'applicant']],
    [
      'the name is empty',
      { ...APPLICANT, name: ' ' },
      'APPLICANT_NAME_REQUIRED',
      ['input', 'applicant', 'name'],
    ],
    [
      'the name is too long',
      { ...APPLICANT, name: 'ұ'.repeat(501) },
      'NAME_TOO_LONG',
      ['input', 'applicant', 'name'],
    ],
  ])('nothing is begun when %s', async (_, applicant, code, path) => {
    const { userErrors } = await nothingBegun(server, () => enter(who(keeper), { applicant }));
    expect(userErrors).toMatchObject([{ code, path }]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['an IIN with a wrong check digit', { iin: '050405400335', name: 'Аты' }, 'INVALID_IIN'],
    ['an IIN of letters', { iin: 'бес', name: 'Аты' }, 'INVALID_IIN'],
    ['a BIN with a wrong check digit', { bin: '991240999407', name: 'Аты' }, 'INVALID_BIN'],
  ])('nothing is begun for %s', async (_, applicant, reason) => {
    const input = { channel, regulation, applicant, application: {} };
    const { errors } = await nothingBegun(server, () => who(keeper).ask(applyMutation(service), { input }));
    expect(errors?.map(({ extensions }) => extensions)).toContainEqual(
      expect.objectContaining({ code: 'BAD_USER_INPUT', reason }),
    );
  });

  it('an applicant who has an account finds the request among theirs, and changes nothing of it', async () => {
    const applicant = who('applicant');
    const { iin = '', name = '' } = applicant.person ?? {};
    const id = await entered({ iin, name });
    expect(await myRequests(applicant)).toContain(id);
    expect(await offered(applicant, id)).toEqual([]);
    for (const change of [
      () => enter(applicant, { requestId: id }),
      () => attach(applicant, { requestId: id, kind: 'OTHER', onPaper: true }),
      () => withdraw(applicant, id),
      () => sign(applicant, id, applicant.sign(Buffer.from('{}'))),
    ]) {
      const { userErrors } = await unchanged(server, id, change);
      expect(userErrors).toMatchObject([{ code: 'REQUEST_NOT_FOUND' }]);
    }
  });

  it('an applicant without an account needs none, and nobody else finds the request among theirs', async () => {
    const id = await entered();
    for (const other of ['applicant', 'company', keeper]) {
      expect(await myRequests(who(other))).not.toContain(id);
    }
    expect((await recordOf(server, id)).request).toMatchObject({ applicant_id: null });
  });

  it('the draft waits in the desk’s queue, and in nobody else’s', async () => {
    const id = await entered();
    expect(await queueOf(who(keeper))).toContain(id);
    for (const other of [...desk.colleagues, 'otherClerk', 'otherOperator']) {
      expect(await queueOf(who(other))).not.toContain(id);
    }
    await expect(offered(otherDesk(desk), id)).rejects.toThrow('not to be seen');
  });

  it('documents are noted on paper and attached as scans', async () => {
    const id = await entered();
    const client = who(keeper);
    await attach(client, { requestId: id, kind: 'OTHER', fileId: await uploaded(client) });
    const { request } = await attach(client, { requestId: id, kind: 'OTHER', onPaper: true });
    expect(request?.attachments).toMatchObject([
      { kind: 'OTHER', onPaper: false, mediaType: 'application/pdf' },
      { kind: 'OTHER', onPaper: true, url: null },
    ]);
    const removed = await removeDocument(client, id, request?.attachments?.[1]?.id ?? '');
    expect(removed.request?.attachments).toHaveLength(1);
  });

  it('no document is both or neither, of no kind of the form, a file of another’s, or attached by others', async () => {
    const id = await entered();
    const client = who(keeper);
    const fileId = await uploaded(client);
    const foreign = await uploaded(who('applicant'));
    const kind = 'OTHER';
    const attempts: [Client, Record<string, unknown>, string][] = [
      [client, { kind, fileId, onPaper: true }, 'FILE_OR_PAPER'],
      [client, { kind }, 'FILE_OR_PAPER'],
      [client, { kind: 'LETTER', onPaper: true }, 'DOCUMENT_KIND_UNKNOWN'],
      [client, { kind, fileId: foreign }, 'FILE_NOT_FOUND'],
      [otherDesk(desk), { kind, onPaper: true }, 'REQUEST_NOT_FOUND'],
      ...desk.colleagues.map((name): [Client, Record<string, unknown>, string] => [
        who(name),
        { kind, onPaper: true },
        'NOT_YOUR_STEP',
      ]),
    ];
    for (const [by, document, code] of attempts) {
      const call = () => attach(by, { requestId: id, ...document });
      expect((await unchanged(server, id, call)).userErrors).toMatchObject([{ code }]);
    }
  });

  it('a key that is not the staff member’s is turned down and changes nothing; their own sends', async () => {
    const id = await entered();
    const content = await documentOf(who(keeper), id);
    for (const [language, other] of [
      ['kk', 'applicant'],
      ['ru', 'executor'],
    ] as const) {
      const caller = server.client(language);
      caller.token = who(keeper).token;
      const call = () => sign(caller, id, who(other).sign(content));
      const code = 'IIN_MISMATCH';
      const message = bothLanguages(`errors:${code}`)[language];
      expect((await unchanged(server, id, call)).userErrors).toEqual([
        { code, message, path: ['input', 'signature'] },
      ]);
    }
    await signAndSend(who(keeper), id);
    const { request, signatures } = await recordOf(server, id);
    expect(request.number).toMatch(/^2026\d{10}$/);
    expect(signatures).toMatchObject([{ iin: who(keeper).person?.iin, role: who(keeper).person?.role }]);
  });

  it('the desk revises the form; its colleagues and other desks do not, nor to another edition', async () => {
    const id = await entered();
    const { request } = await enter(who(keeper), { requestId: id });
    expect(request).toMatchObject({ id, status: 'AWAITING_SIGNATURE' });
    const attempts: [Client, Record<string, unknown>, string][] = [
      [otherDesk(desk), {}, 'REQUEST_NOT_FOUND'],
      [who('administrator'), {}, 'REQUEST_NOT_FOUND'],
      [who(keeper), { regulation: '57-2012' }, 'EDITION_FIXED'],
      ...desk.colleagues.map((name): [Client, Record<string, unknown>, string] => [
        who(name),
        {},
        'NOT_YOUR_STEP',
      ]),
    ];
    for (const [by, change, code] of attempts) {
      const call = () => enter(by, { requestId: id, ...change });
      expect((await unchanged(server, id, call)).userErrors).toMatchObject([{ code }]);
    }
  });

  it('the desk withdraws for the applicant; another desk does not', async () => {
    const id = await entered();
    const refused = await unchanged(server, id, () => withdraw(otherDesk(desk), id));
    expect(refused.userErrors).toMatchObject([{ code: 'REQUEST_NOT_FOUND' }]);
    const { request, userErrors } = await withdraw(who(keeper), id);
    expect([request?.status, userErrors]).toEqual(['WITHDRAWN', []]);
    expect(await queueOf(who(keeper))).not.toContain(id);
  });

  it('nobody but whoever keeps the desk withdraws: neither colleagues in other roles', async () => {
    const id = await entered();
    for (const name of desk.colleagues) {
      expect(await offered(who(name), id)).toEqual([]);
      const { userErrors } = await unchanged(server, id, () => withdraw(who(name), id));
      expect(userErrors).toMatchObject([{ code: 'NOT_YOUR_STEP' }]);
    }
  });
});
