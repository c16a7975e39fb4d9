import { applyFor, signResult, startWithAllEditions } from '../requests/any-edition.ts';
import type { RunningServer } from '../support/running-server.ts';
import { NEWSPAPER } from '../support/story.ts';
import { RegisterStory, reRegistration } from './register-story.ts';

let server: RunningServer;
let story: RegisterStory;
beforeAll(async () => {
  server = await startWithAllEditions();
  story = await RegisterStory.begin(server);
});
afterAll(() => server.stop());

describe('a certificate that the head has signed', () => {
  it('stands in the register at once, for anyone, with the first line of its history', async () => {
    await story.issue({ title: 'Жетісу таңы' });
    const entry = await story.entry('Жетісу таңы');
    expect(entry).toMatchObject({
      state: 'IN_FORCE',
      owner: NEWSPAPER.owner,
      history: [{ type: 'REGISTERED', by: null, changes: [] }],
    });
    expect(entry.certificateNumber).toMatch(/^2026(-[0-9A-Z]{4}){3}$/);
  });

  it.each(['жетису таны', 'ЖЕТІСУ', '«Жетісу таңы»', 'жетicу', '  таңы '])(
    'is found by "%s"',
    async (search) => {
      expect((await story.entries(search)).map(({ title }) => title)).toContain('Жетісу таңы');
    },
  );

  it('is found by its number and by an organisation that owns it', async () => {
    const { certificateNumber, id } = await story.entry('Жетісу таңы');
    expect(await story.entry(certificateNumber.toLowerCase())).toMatchObject({ id });
    expect((await story.entries('мысал медиа')).map((entry) => entry.id)).toContain(id);
  });

  it('is told as a node, to anyone', async () => {
    const { id } = await story.entry('Жетісу таңы');
    const { node } = await server
      .client()
      .query<{ node: unknown }>(
        'query ($id: ID!) { node(id: $id) { __typename id ... on MediaRegisterEntry { title } } }',
        { id },
      );
    expect(node).toEqual({ __typename: 'MediaRegisterEntry', id, title: 'Жетісу таңы' });
  });

  it('tells the staff of the provider who signed it, and nobody else', async () => {
    const { executor, head, applicant } = story.committee;
    const signedBy = async (reader: typeof executor) =>
      (await story.entry('Жетісу таңы', reader)).history[0]?.by;
    expect(await signedBy(executor)).toBe(head.person?.name);
    expect(await signedBy(applicant)).toBe(head.person?.name);
    expect(await signedBy(story.company)).toBeNull();
    expect(await signedBy(await story.otherHead())).toBeNull();
  });
});

describe('a request that is refused or not signed yet', () => {
  it('enters nothing', async () => {
    await story.agreed({ title: 'Қол қойылмаған' });
    expect(await story.entries('Қол қойылмаған')).toEqual([]);
  });
});

describe('an owner who is an individual', () => {
  const full = 'Үлгібаев Ерлан Мысалұлы';

  it('is told to the public by the family name and initials; the editor and the address not at all', async () => {
    await story.issue({ title: 'Жеке газет', owner: full });
    const query = `query { mediaRegister(search: "Жеке газет") { edges { node { owner editorInChief address } } } }`;
    const read = async (client = server.client()) =>
      (await client.query<{ mediaRegister: { edges: { node: unknown }[] } }>(query)).mediaRegister.edges[0]
        ?.node;
    expect(await read()).toEqual({ owner: 'Үлгібаев Е.М.', editorInChief: null, address: null });
    expect(await read(story.committee.executor)).toEqual({
      owner: full,
      editorInChief: NEWSPAPER.editorInChief,
      address: NEWSPAPER.address,
    });
  });

  it('is not found by the name', async () => {
    expect(await story.entries('Үлгібаев')).toEqual([]);
  });
});

describe('a re-registration', () => {
  it('takes the place of the entry that it names, and lists what changed, field by field', async () => {
    await story.issue({ title: 'Сарыарқа үні' });
    const old = await story.entry('Сарыарқа үні');
    await story.issue({
      title: 'Сарыарқа үні',
      territory: ['10'],
      languages: ['ru', 'kk'],
      ...reRegistration(old.certificateNumber),
    });
    const [superseded, successor] = (await story.entries('Сарыарқа үні')).toSorted((one, other) =>
      one.state === 'SUPERSEDED' ? -1 : Number(other.state === 'SUPERSEDED'),
    );
    expect(superseded).toMatchObject({
      id: old.id,
      state: 'SUPERSEDED',
      replacedBy: { certificateNumber: successor?.certificateNumber },
      history: [{ type: 'REGISTERED' }, { type: 'SUPERSEDED' }],
    });
    expect(successor).toMatchObject({
      state: 'IN_FORCE',
      replaces: { id: old.id },
      history: [{ type: 'REREGISTERED', changes: [{ field: 'territory', before: ['KZ'], after: ['10'] }] }],
    });
  });

  it('is in force no more when it is taken back: what it took the place of is again', async () => {
    await story.issue({ title: 'Алатау жаршысы' });
    const { certificateNumber, id } = await story.entry('Алатау жаршысы');
    const requestId = await story.issue({
      title: 'Алатау жаршысы',
      topics: ['SPORT'],
      ...reRegistration(certificateNumber),
    });
    await story.revoke(requestId);
    const entries = await story.entries('Алатау жаршысы');
    expect(entries.find((entry) => entry.id === id)).toMatchObject({
      state: 'IN_FORCE',
      replacedBy: null,
      history: [{ type: 'REGISTERED' }, { type: 'SUPERSEDED' }, { type: 'REINSTATED' }],
    });
    expect(entries.find((entry) => entry.id !== id)).toMatchObject({ state: 'REVOKED' });
  });

  it('of a certificate on paper, from before the register, notes its number', async () => {
    await story.issue({ title: 'Ескі басылым', ...reRegistration('№ 12345-Г') });
    expect(await story.entry('Ескі басылым')).toMatchObject({
      previousOnPaper: '№ 12345-Г',
      replaces: null,
      history: [{ type: 'REREGISTERED' }],
    });
  });

  it('of one medium, twice at once, leaves one certificate in force', async () => {
    await story.issue({ title: 'Екі рет' });
    const { certificateNumber } = await story.entry('Екі рет');
    const form = { title: 'Екі рет', ...reRegistration(certificateNumber) };
    const first = await story.agreed({ ...form, topics: ['SPORT'] });
    await story.issue({ ...form, topics: ['LAW'] });
    await signResult(story.committee.head, first);
    const entries = await story.entries('Екі рет');
    expect(entries.map(({ state }) => state).toSorted()).toEqual(['IN_FORCE', 'SUPERSEDED', 'SUPERSEDED']);
  });

  it.each([
    ['is not in the register', '2026-0000-0000-0000', 'PREVIOUS_CERTIFICATE_UNKNOWN'],
    ['was superseded', 'SUPERSEDED', 'PREVIOUS_CERTIFICATE_NOT_IN_FORCE'],
    ['was revoked', 'REVOKED', 'PREVIOUS_CERTIFICATE_NOT_IN_FORCE'],
  ])('of a certificate that %s is turned down when it is applied for', async (_, wanted, code) => {
    const known = [...(await story.entries('Сарыарқа үні')), ...(await story.entries('Алатау жаршысы'))];
    const number = known.find(({ state }) => state === wanted)?.certificateNumber ?? wanted;
    const { request, userErrors } = await applyFor(story.committee.applicant, 'MediaRegistration', {
      regulation: '322-2019',
      application: { ...NEWSPAPER, ...reRegistration(number) },
    });
    expect(request).toBeNull();
    expect(userErrors).toMatchObject([{ code, path: ['input', 'application', 'previousCertificate'] }]);
  });
});
