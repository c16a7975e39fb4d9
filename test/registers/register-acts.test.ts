import { startWithAllEditions } from '../requests/any-edition.ts';
import type { RunningServer } from '../support/running-server.ts';
import { type EntryView, RegisterStory, reRegistration } from './register-story.ts';

let server: RunningServer;
let story: RegisterStory;
beforeAll(async () => {
  server = await startWithAllEditions();
  story = await RegisterStory.begin(server);
});
afterAll(() => server.stop());

async function registered(title: string): Promise<EntryView> {
  await story.issue({ title });
  return story.entry(title);
}

describe('the head of the provider', () => {
  it('ends a certificate, on a basis of a date; everybody reads that, and the staff why', async () => {
    const { head, executor } = story.committee;
    const { id } = await registered('Тоқтатылған газет');
    const { entry, codes } = await story.onEntry(head, 'terminateRegisterEntry', { entryId: id });
    expect(codes).toEqual([]);
    expect(entry).toMatchObject({ id, state: 'TERMINATED' });
    const last = { type: 'TERMINATED', basisDate: '2026-10-01' };
    expect((await story.entry('Тоқтатылған газет')).history.at(-1)).toMatchObject({
      ...last,
      by: null,
      basis: null,
    });
    expect((await story.entry('Тоқтатылған газет', executor)).history.at(-1)).toMatchObject({
      ...last,
      by: head.person?.name,
      basis: '№ 12 бұйрық',
    });
  });

  it('puts it in force again', async () => {
    const { head } = story.committee;
    const { id } = await story.entry('Тоқтатылған газет');
    const { entry } = await story.onEntry(head, 'reinstateRegisterEntry', { entryId: id });
    expect(entry).toMatchObject({ state: 'IN_FORCE' });
    expect(entry?.history.map(({ type }) => type)).toEqual(['REGISTERED', 'TERMINATED', 'REINSTATED']);
  });

  it('changes nothing by saying the same again', async () => {
    const { head } = story.committee;
    const { id } = await registered('Екі рет тоқтатылған');
    for (const _ of [1, 2]) await story.onEntry(head, 'terminateRegisterEntry', { entryId: id });
    const { history } = await story.entry('Екі рет тоқтатылған');
    expect(history.map(({ type }) => type)).toEqual(['REGISTERED', 'TERMINATED']);
  });

  it('has duplicates given out, each of them a line of the history', async () => {
    const { head } = story.committee;
    const { id } = await registered('Телнұсқа');
    await story.onEntry(head, 'issueDuplicate', { entryId: id, idempotencyKey: 'first' });
    await story.onEntry(head, 'issueDuplicate', { entryId: id, idempotencyKey: 'first' });
    const { entry } = await story.onEntry(head, 'issueDuplicate', { entryId: id });
    expect(entry?.history.map(({ type }) => type)).toEqual([
      'REGISTERED',
      'DUPLICATE_ISSUED',
      'DUPLICATE_ISSUED',
    ]);
  });

  it.each([
    ['without a basis', { basis: '  ' }, 'REGISTER_BASIS_REQUIRED'],
    ['on too long a basis', { basis: 'ұ'.repeat(2001) }, 'NOTE_TOO_LONG'],
    ['on a basis of tomorrow', { basisDate: '2999-01-01' }, 'REGISTER_BASIS_DATE'],
    ['to what is no entry', { entryId: 'req_1' }, 'REGISTER_ENTRY_NOT_FOUND'],
  ])('does nothing %s', async (_, input, code) => {
    const { id } = await story.entry('Телнұсқа');
    const given = { entryId: id, ...input };
    expect((await story.onEntry(story.committee.head, 'terminateRegisterEntry', given)).codes).toEqual([
      code,
    ]);
    expect(await story.entry('Телнұсқа')).toMatchObject({ state: 'IN_FORCE' });
  });

  it('gives no duplicate of what has ended, and puts nothing in force that is', async () => {
    const { head } = story.committee;
    const ended = { entryId: (await story.entry('Екі рет тоқтатылған')).id };
    const held = { entryId: (await story.entry('Телнұсқа')).id };
    expect((await story.onEntry(head, 'issueDuplicate', ended)).codes).toEqual(['REGISTER_ENTRY_STATE']);
    expect((await story.onEntry(head, 'reinstateRegisterEntry', held)).codes).toEqual([
      'REGISTER_ENTRY_STATE',
    ]);
  });

  it('does not put in force what another certificate took the place of', async () => {
    const { head } = story.committee;
    const { id, certificateNumber } = await registered('Орны басылған');
    await story.issue({ title: 'Орны басылған жаңа', ...reRegistration(certificateNumber) });
    const { codes } = await story.onEntry(head, 'reinstateRegisterEntry', { entryId: id });
    expect(codes).toEqual(['REGISTER_ENTRY_REPLACED']);
  });
});

describe('whoever checks a paper', () => {
  const verdictOf = async (number: string): Promise<object> => {
    const { verifyResult } = await server
      .client('kk')
      .query<{ verifyResult: object }>(
        'query ($number: String!) { verifyResult(number: $number) { valid verdict message } }',
        { number },
      );
    return verifyResult;
  };

  it('is told that its register has ended it, and of one that is in force again that it is', async () => {
    const { head } = story.committee;
    const { id, certificateNumber: number } = await registered('Тексерілетін газет');
    expect(await verdictOf(number)).toMatchObject({ valid: true, verdict: 'AUTHENTIC' });
    await story.onEntry(head, 'terminateRegisterEntry', { entryId: id });
    expect(await verdictOf(number)).toMatchObject({
      valid: false,
      verdict: 'TERMINATED',
      message: expect.stringMatching(/қолданысы тоқтатылған\.$/),
    });
    const page = await fetch(`${server.url}/verify/${number}`, { headers: { 'accept-language': 'kk' } });
    expect([page.status, await page.text()]).toEqual([
      200,
      expect.stringContaining('Құжаттың қолданысы тоқтатылған'),
    ]);
    await story.onEntry(head, 'reinstateRegisterEntry', { entryId: id });
    expect(await verdictOf(number)).toMatchObject({ valid: true, verdict: 'AUTHENTIC' });
  });

  it('is told that another certificate took its place', async () => {
    const { certificateNumber } = await registered('Ауыстырылған газет');
    await story.issue({ title: 'Ауыстырылған газет жаңа', ...reRegistration(certificateNumber) });
    expect(await verdictOf(certificateNumber)).toMatchObject({ valid: false, verdict: 'SUPERSEDED' });
  });
});

describe('somebody else', () => {
  it('who heads another provider may do nothing', async () => {
    const { id } = await story.entry('Телнұсқа');
    const other = await story.otherHead();
    const refused = await other.refusal(
      `mutation ($input: RegisterActInput!) { terminateRegisterEntry(input: $input) { userErrors { code } } }`,
      { input: { entryId: id, basis: 'Бөтен', basisDate: '2026-10-01' } },
    );
    expect(refused).toEqual(['FORBIDDEN']);
    expect(await story.entry('Телнұсқа')).toMatchObject({ state: 'IN_FORCE' });
  });
});

describe('the application itself', () => {
  it('may not change what was entered, nor what happened to it', async () => {
    const { database } = server.database;
    for (const statement of [
      `UPDATE register_entry SET title = 'x'`,
      'DELETE FROM register_entry',
      `UPDATE register_event SET basis = 'x'`,
      'DELETE FROM register_event',
    ]) {
      await expect(database.query(statement)).rejects.toThrow('permission denied');
    }
  });
});
