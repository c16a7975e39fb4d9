import { foldTitle } from '../../src/registers/fold-title.ts';
import { territoriesMeet } from '../../src/registers/territory.ts';
import { startWithAllEditions } from '../requests/any-edition.ts';
import { asOwner } from '../support/as-owner.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { RegisterStory, reRegistration } from './register-story.ts';

describe('two titles are compared as the same', () => {
  it.each([
    ['Қазақстан', 'КАЗАКСТАН'],
    ['Қазақстан', 'Qazaqstan'],
    ['«Жас Алаш»', 'жас   алаш!'],
    ['Ана тілі', 'Ана тили'],
    ['Өнер әлемі', 'Онер алеми'],
    ['Ұлт ғасыры', 'Улт гасыры'],
    ['Шаһар таңы', 'Шахар таны'],
    ['Үміт', 'Умит'],
    ['Егемен', 'Eгемен'],
    ['Ёлка', 'елка'],
    ['Ăğä', 'Аға'],
    ['Известия-Казахстан', 'известия казахстан'],
  ])('%s and %s', (one, other) => {
    expect(foldTitle(one)).toBe(foldTitle(other));
  });

  it.each([
    ['Астана', 'Алматы'],
    ['Жаршы 1', 'Жаршы 2'],
    ['???', '!!!'],
  ])('but not %s and %s', (one, other) => {
    expect(foldTitle(one)).not.toBe(foldTitle(other));
  });
});

describe('territories meet', () => {
  it.each([
    [['KZ'], ['47'], true],
    [['47'], ['471010000'], true],
    [['471010000'], ['471010100'], true],
    [['471010000'], ['471810000'], false],
    [['47'], ['10'], false],
    [['10', '11'], ['11'], true],
    [[], ['KZ'], false],
  ])('%j and %j: %s', (some, others, meet) => {
    expect(territoriesMeet(some, others)).toBe(meet);
    expect(territoriesMeet(others, some)).toBe(meet);
  });
});

interface Similar {
  readonly entry: { readonly title: string };
  readonly similarity: number;
  readonly identical: boolean;
  readonly sameTerritory: boolean;
  readonly sameOwner: boolean;
}
interface Check {
  readonly code: string;
  readonly outcome: string;
  readonly message: string;
  readonly ground: { readonly code: string } | null;
  readonly evidence: readonly { readonly kind: string; readonly nodeId: string | null }[];
}
const SIMILAR = 'similarTitles { entry { title } similarity identical sameTerritory sameOwner }';
const CHECKS = 'checks { code outcome message ground { code } evidence { kind nodeId } }';

describe('who examines a registration', () => {
  let server: RunningServer;
  let story: RegisterStory;
  let executor: Client;
  beforeAll(async () => {
    server = await startWithAllEditions();
    story = await RegisterStory.begin(server);
    ({ executor } = story.committee);
    await story.issue({ title: 'Қазына хабаршысы', territory: ['47'] });
    await story.issue({ title: 'Қазына хабарлары', territory: ['KZ'] });
    await story.issue({ title: 'Шалғай', territory: ['10'] });
  });
  afterAll(() => server.stop());

  async function read(requestId: string, client = executor) {
    const { node } = await client.query<{
      node: {
        similarTitles: Similar[] | null;
        checks: Check[];
        previousRegistration: { belongsToApplicant: boolean | null; changes: unknown[] } | null;
      };
    }>(
      `query ($id: ID!) { node(id: $id) { ... on Request { ${SIMILAR} ${client === executor ? CHECKS : ''}
         previousRegistration { certificateNumber belongsToApplicant entry { title } changes { field } } } } }`,
      { id: requestId },
    );
    return node;
  }

  const checkOf = (checks: readonly Check[], code: string) => checks.find((check) => check.code === code);

  it('is shown a title that is taken in the territory, written with other letters, as the first', async () => {
    const id = await story.examined({ title: 'Казына хабаршысы!', territory: ['471010000'] }, story.company);
    const { similarTitles, checks } = await read(id);
    expect(similarTitles).toMatchObject([
      {
        entry: { title: 'Қазына хабаршысы' },
        similarity: 1,
        identical: true,
        sameTerritory: true,
        sameOwner: false,
      },
      { entry: { title: 'Қазына хабарлары' }, identical: false, sameTerritory: true },
    ]);
    expect(checkOf(checks, 'TITLE_UNIQUE')).toMatchObject({
      outcome: 'FAILED',
      evidence: [{ kind: 'REGISTER_ENTRY', nodeId: expect.stringMatching(/^reg_/) }],
    });
    expect(checkOf(checks, 'TITLE_LIKENESS')).toMatchObject({ outcome: 'ATTENTION' });
  });

  it('is told that the same title elsewhere does not stand in the way', async () => {
    const id = await story.examined({ title: 'Шалғай', territory: ['47'] }, story.company);
    const { similarTitles, checks } = await read(id);
    expect(similarTitles).toMatchObject([{ identical: true, sameTerritory: false }]);
    expect(checkOf(checks, 'TITLE_UNIQUE')).toMatchObject({ outcome: 'PASSED' });
  });

  it('is told where it is the applicant’s own', async () => {
    const id = await story.examined({ title: 'Шалғай', territory: ['10'] });
    expect(checkOf((await read(id)).checks, 'TITLE_UNIQUE')).toMatchObject({ outcome: 'ATTENTION' });
  });

  it('sees no title where none is alike', async () => {
    const id = await story.examined({ title: 'Жұлдыздар мен Ғаламторлар' }, story.company);
    const { similarTitles, checks } = await read(id);
    expect(similarTitles).toEqual([]);
    expect(checkOf(checks, 'TITLE_LIKENESS')).toMatchObject({ outcome: 'PASSED' });
  });

  it('of a re-registration: its own medium is not in its way, and whose it is is told', async () => {
    const { certificateNumber } = await story.entry('Шалғай');
    const form = { title: 'Шалғай', territory: ['10', '11'], ...reRegistration(certificateNumber) };
    const own = await read(await story.examined(form));
    expect(own).toMatchObject({
      similarTitles: [],
      previousRegistration: { belongsToApplicant: true, changes: [{ field: 'territory' }] },
    });
    expect(checkOf(own.checks, 'PREVIOUS_CERTIFICATE')).toMatchObject({ outcome: 'PASSED', ground: null });
    expect(checkOf(own.checks, 'CERTIFICATE_OWNER')).toMatchObject({ outcome: 'PASSED', ground: null });
    const anothers = await read(await story.examined(form, story.company));
    expect(anothers).toMatchObject({ previousRegistration: { belongsToApplicant: false } });
    expect(checkOf(anothers.checks, 'PREVIOUS_CERTIFICATE')).toMatchObject({ outcome: 'PASSED' });
    expect(checkOf(anothers.checks, 'CERTIFICATE_OWNER')).toMatchObject({
      outcome: 'ATTENTION',
      ground: { code: 'OWNERSHIP_TRANSFER_UNPROVEN' },
    });
    const onPaper = await read(await story.examined({ title: 'Қағаз', ...reRegistration('12-Г') }));
    expect(onPaper).toMatchObject({ previousRegistration: { belongsToApplicant: null, entry: null } });
    expect(checkOf(onPaper.checks, 'PREVIOUS_CERTIFICATE')).toMatchObject({
      outcome: 'ATTENTION',
      ground: { code: 'APPLICATION_INCOMPLETE' },
    });
  });

  it('of a re-registration: a certificate that ended meanwhile, or that nobody issued, speaks against it', async () => {
    const failed = { outcome: 'FAILED', ground: { code: 'APPLICATION_INCOMPLETE' } };
    await story.issue({ title: 'Аяқталған', territory: ['11'] });
    const { id: entryId, certificateNumber } = await story.entry('Аяқталған');
    const form = { title: 'Аяқталған', territory: ['11'], ...reRegistration(certificateNumber) };
    const ended = await story.examined(form);
    const unknown = await story.examined(form);
    await story.onEntry(story.committee.head, 'terminateRegisterEntry', { entryId });
    await asOwner(server.database.url, (owner) =>
      owner.query(
        `UPDATE request SET application = application || '{"previousCertificate": "2026-0000-0000-0000"}' WHERE id = $1`,
        [unknown.replace('req_', '')],
      ),
    );
    for (const id of [ended, unknown]) {
      expect(checkOf((await read(id)).checks, 'PREVIOUS_CERTIFICATE')).toMatchObject(failed);
    }
    expect(checkOf((await read(unknown)).checks, 'CERTIFICATE_OWNER')).toBeUndefined();
  });

  it('is the provider’s staff: to the applicant nothing of it is told', async () => {
    const id = await story.examined({ title: 'Қазына хабаршысы' });
    expect(await read(id, story.committee.applicant)).toEqual({
      similarTitles: null,
      previousRegistration: null,
    });
  });

  it('may look for any title, before there is a request', async () => {
    const query =
      'query ($title: String!) { similarTitles(title: $title, territory: ["KZ"]) { entry { title } } }';
    const { similarTitles } = await executor.query<{ similarTitles: Similar[] }>(query, {
      title: 'казына хабаршысы',
    });
    expect(similarTitles.map(({ entry }) => entry.title)).toContain('Қазына хабаршысы');
    expect(await server.client().refusal(query, { title: 'казына хабаршысы' })).toEqual(['UNAUTHENTICATED']);
  });
});
