import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { sign } from '../support/story.ts';
import { attach, removeDocument, uploaded, withdraw } from './acts.ts';
import { applyMutation, FORMS, offered, queueOf, signAndSend, startWithAllEditions } from './any-edition.ts';
import { APPLICANT, DESKS, enterAt, enteredAt, People } from './desks.ts';
import { documentOf } from './keys.ts';
import { nothingBegun, recordOf, unchanged } from './record.ts';
import { bothLanguages } from './texts.ts';

let server: RunningServer;
let people: People;
beforeAll(async () => {
  server = await startWithAllEditions();
  people = await People.gather(server);
});
afterAll(() => server.stop());

const who = (name: string): Client => people.who(name);

describe.each(DESKS)('at $name', (desk) => {
  const { service, channel, regulation, keeper, step, other: elsewhere } = desk;
  const enter = (client: Client, input: Record<string, unknown> = {}) => enterAt(desk, client, input);
  const entered = (applicant: Record<string, unknown> = APPLICANT) => enteredAt(desk, who(keeper), applicant);

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

  it.each<[string, Record<string, unknown>]>([
    ['an IIN with a wrong check digit', { iin: '050405400335', name: 'Аты' }],
    ['an IIN of letters', { iin: 'бес', name: 'Аты' }],
    ['a BIN with a wrong check digit', { bin: '991240999407', name: 'Аты' }],
  ])('nothing is begun for %s', async (_, applicant) => {
    const input = { channel, regulation, applicant, application: FORMS[service] };
    const { errors } = await nothingBegun(server, () => who(keeper).ask(applyMutation(service), { input }));
    const [number] = Object.keys(applicant);
    expect(errors).toMatchObject([
      {
        extensions: { code: 'BAD_USER_INPUT', detail: expect.stringContaining(`input.applicant.${number}`) },
      },
    ]);
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
    await expect(offered(who(elsewhere), id)).rejects.toThrow('not to be seen');
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
      [who(elsewhere), { kind, onPaper: true }, 'REQUEST_NOT_FOUND'],
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
    await enter(who(keeper), { requestId: id, applicant: { ...APPLICANT, iin: '050312400011' } });
    expect((await recordOf(server, id)).request).toMatchObject({ applicant_iin: APPLICANT.iin });
    const attempts: [Client, Record<string, unknown>, string][] = [
      [who(elsewhere), {}, 'REQUEST_NOT_FOUND'],
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
    const refused = await unchanged(server, id, () => withdraw(who(elsewhere), id));
    expect(refused.userErrors).toMatchObject([{ code: 'REQUEST_NOT_FOUND' }]);
    const { request, userErrors } = await withdraw(who(keeper), id);
    expect([request?.status, userErrors]).toEqual(['WITHDRAWN', []]);
    expect(await queueOf(who(keeper))).not.toContain(id);
  });

  it('staff of the same organisation who do not keep the desk are not offered to withdraw, and cannot', async () => {
    const id = await entered();
    for (const name of desk.colleagues) {
      expect(await offered(who(name), id)).toEqual([]);
      const { userErrors } = await unchanged(server, id, () => withdraw(who(name), id));
      expect(userErrors).toMatchObject([{ code: 'NOT_YOUR_STEP' }]);
    }
  });
});
