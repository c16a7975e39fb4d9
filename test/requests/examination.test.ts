import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { attach, uploaded } from './acts.ts';
import { arrived, begun, signAndSend, signResult, startWithAllEditions } from './any-edition.ts';
import { speaking } from './cast.ts';
import { checkOf, checksOf, decisionOf, uuidOf } from './checks-of.ts';
import { Committee } from './committee.ts';
import { DESKS, enteredAt, People } from './desks.ts';
import { bothLanguages } from './texts.ts';

let server: RunningServer;
let at: Committee;
beforeAll(async () => {
  server = await startWithAllEditions();
  at = await Committee.gather(server);
});
afterAll(() => server.stop());

describe('what is looked at for whoever decides', () => {
  it('is told in order to the provider’s staff, in both languages', async () => {
    const id = await at.complete();
    const found = (await checksOf(at.executor, id)).map(({ code, outcome }) => `${code} ${outcome}`);
    expect(found).toEqual([
      'APPLICANT NOT_MADE',
      'APPLICATION_SIGNATURE PASSED',
      'DOCUMENTS ATTENTION',
      'TITLE_UNIQUE PASSED',
      'TITLE_LIKENESS PASSED',
      'EARLIER_REQUESTS PASSED',
      'DEADLINE PASSED',
    ]);
    for (const language of ['kk', 'ru'] as const) {
      expect(await checkOf(speaking(server, at.executor, language), id, 'APPLICANT')).toMatchObject({
        name: bothLanguages('requests:check.APPLICANT.name')[language],
        message: bothLanguages('requests:check.APPLICANT.actAsksNobody')[language],
        ground: null,
      });
    }
  });

  it('is nothing to the applicant, nor to anybody once the request has ended', async () => {
    const id = await at.agreed();
    expect(await checksOf(at.applicant, id)).toEqual([]);
    expect(await checksOf(at.clerk, id)).not.toEqual([]);
    await signResult(at.head, id);
    expect(await checksOf(at.executor, id)).toEqual([]);
    const { checks } = await decisionOf(at.executor, id);
    expect(checks).toContainEqual({ code: 'APPLICATION_SIGNATURE', outcome: 'PASSED' });
  });

  it('names the request that is asked for again while the first is open', async () => {
    const first = await at.received();
    const again = await at.received();
    const { outcome, evidence } = await checkOf(at.clerk, again, 'EARLIER_REQUESTS');
    expect(outcome).toBe('ATTENTION');
    expect(evidence[0]).toMatchObject({ kind: 'REQUEST', nodeId: first });
    expect(await checkOf(at.clerk, first, 'EARLIER_REQUESTS')).not.toMatchObject({
      evidence: [{ nodeId: again }],
    });
  });

  it('suggests the ground for refusal that the act has for it', async () => {
    const id = await at.received();
    expect(await checkOf(at.clerk, id, 'DOCUMENTS')).toMatchObject({
      outcome: 'ATTENTION',
      ground: { code: 'DOCUMENTS_INCOMPLETE' },
    });
    expect(await checkOf(at.clerk, id, 'APPLICATION_SIGNATURE')).toMatchObject({ ground: null });
  });

  it('names the signer, and what the verdict on the signature rests on', async () => {
    const id = await at.received();
    const { message, evidence } = await checkOf(at.clerk, id, 'APPLICATION_SIGNATURE');
    expect(message).toContain(at.applicant.person?.name.toLocaleUpperCase('kk'));
    expect(evidence).toEqual([
      { kind: 'SIGNATURE', text: expect.stringMatching(/^[0-9A-F]+ /), nodeId: null },
    ]);
  });

  it('counts documents and papers, and leads to what is attached', async () => {
    const id = await begun(at.applicant, 'MediaRegistration', { regulation: '322-2019' });
    await attach(at.applicant, {
      requestId: id,
      kind: 'OWNER_IDENTITY',
      fileId: await uploaded(at.applicant),
    });
    await signAndSend(at.applicant, id);
    await arrived(at.applicant, id, 'PORTAL.ACTION.1');
    const { outcome, evidence } = await checkOf(at.clerk, id, 'DOCUMENTS');
    expect(outcome).toBe('PASSED');
    const attached = evidence.find(({ kind }) => kind === 'ATTACHMENT');
    expect(attached?.text).toContain('құжат.pdf');
    expect(await nodeType(at.clerk, attached?.nodeId)).toBe('Attachment');
    expect(evidence.filter(({ kind }) => kind === 'MISSING_DOCUMENT')).toHaveLength(4);
  });

  it('tells what the registries said of an applicant who came to a desk, and who certified the form', async () => {
    const people = await People.gather(server);
    const [desk] = DESKS;
    if (desk === undefined) throw new Error('there is no desk');
    const keeper = people.who(desk.keeper);
    const id = await enteredAt(desk, keeper);
    expect(await checksOf(keeper, id)).toEqual([]);
    await signAndSend(keeper, id);
    await arrived(keeper, id, 'PROVIDER.PROCESS.6');
    expect(await checkOf(keeper, id, 'APPLICANT')).toMatchObject({
      outcome: 'PASSED',
      evidence: [{ kind: 'REGISTRY_ANSWER', nodeId: null }],
    });
    const { message } = await checkOf(keeper, id, 'APPLICATION_SIGNATURE');
    expect(message).toContain(keeper.person?.name.toLocaleUpperCase('kk'));
  });

  it('draws attention to time that is over', async () => {
    const id = await at.complete();
    for (const change of [
      "UPDATE request_step SET started_at = started_at - interval '200 days' WHERE request_id = $1",
      "UPDATE request SET sent_at = sent_at - interval '200 days' WHERE id = $1",
    ]) {
      await server.database.database.query(change, [uuidOf(id)]);
    }
    expect(await checkOf(at.executor, id, 'DEADLINE')).toMatchObject({ outcome: 'ATTENTION' });
  });
});

async function nodeType(client: Client, id: string | null | undefined): Promise<string> {
  const { node } = await client.query<{ node: { __typename: string } }>(
    'query ($id: ID!) { node(id: $id) { __typename } }',
    { id },
  );
  return node.__typename;
}
