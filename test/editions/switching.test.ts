import { type Cast, castOf } from '../requests/cast.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { apply, carryOut, draft, look, sent } from '../support/story.ts';

let server: RunningServer;
let cast: Cast;

beforeAll(async () => {
  server = await startServer({ settings: { EDITIONS: '178-2012-3' } });
  cast = await castOf(server);
});
afterAll(() => server.stop());

const RUNS_UNDER = 'query ($id: ID!) { node(id: $id) { ... on Request { regulation { key } status } } }';

async function regulationOf(id: string): Promise<unknown> {
  const { node } = await cast.applicant.query<{ node: unknown }>(RUNS_UNDER, { id });
  return node;
}

describe('when the setting moves new requests from 178-2012-3 to 322-2019', () => {
  let running: string;
  let drafted: string;

  beforeAll(async () => {
    running = (await sent(cast.applicant)).id;
    drafted = (await draft(cast.applicant)).id;
    await server.restart(undefined, { EDITIONS: '322-2019' });
  });

  it('the catalogue says which edition takes them, and which act was repealed by what and when', async () => {
    const { service } = await cast.applicant.query<{ service: Record<string, unknown> }>(
      `{ service(code: MEDIA_REGISTRATION) { currentRegulation { key }
         regulations { key takesNewRequests validUntil act { repealedOn repealedBy(lang: RU) } } } }`,
    );
    expect(service).toEqual({
      currentRegulation: { key: '322-2019' },
      regulations: [
        regulation('322-2019', true, '2020-04-02', '№ 101'),
        regulation('178-2012-3', false, '2016-04-11', '№ 100'),
        regulation('418-2011', false, '2012-11-07', '№ 178'),
      ],
    });
  });

  it('a new request runs under the new one, and the old one takes none', async () => {
    const { request } = await apply(cast.applicant);
    expect(await regulationOf(request?.id ?? '')).toEqual({
      regulation: { key: '322-2019' },
      status: 'DRAFT',
    });
    const { userErrors } = await apply(cast.applicant, { regulation: '178-2012-3' });
    expect(userErrors.map(({ code }) => code)).toEqual(['EDITION_CLOSED']);
  });

  it('a request that was sent goes on under its own edition, to the signed result', async () => {
    const { availableActions } = await look(cast.clerk, running);
    expect(availableActions.map(({ step, action }) => [step, action])).toEqual([
      ['PORTAL.PROCESS.9', 'REGISTER'],
    ]);
    const executor = cast.executor.person?.name.toUpperCase();
    const assignee = availableActions[0]?.assignees.find(({ name }) => name.toUpperCase() === executor);
    await carryOut(cast.clerk, running, { assigneeId: assignee?.id });
    await carryOut(cast.executor, running, { decision: { outcome: 'GRANTED' } });
    const signature = await cast.head.signedDocument(running, 'PORTAL.PROCESS.11');
    await carryOut(cast.head, running, { signature });
    expect(await regulationOf(running)).toEqual({ regulation: { key: '178-2012-3' }, status: 'COMPLETED' });
  });

  it('a draft keeps the edition it was begun under, and cannot be moved to another', async () => {
    const { userErrors } = await apply(cast.applicant, { requestId: drafted, regulation: '322-2019' });
    expect(userErrors.map(({ code }) => code)).toEqual(['EDITION_FIXED']);
    const { request } = await apply(cast.applicant, { requestId: drafted });
    expect(request?.id).toBe(drafted);
    expect(await regulationOf(drafted)).toEqual({ regulation: { key: '178-2012-3' }, status: 'DRAFT' });
  });

  it('back again, the requests made meanwhile keep theirs', async () => {
    const { request } = await apply(cast.applicant);
    await server.restart(undefined, { EDITIONS: '178-2012-3' });
    expect(await regulationOf(request?.id ?? '')).toEqual({
      regulation: { key: '322-2019' },
      status: 'DRAFT',
    });
    const { id } = await draft(cast.applicant);
    expect(await regulationOf(id)).toEqual({ regulation: { key: '178-2012-3' }, status: 'DRAFT' });
  });
});

function regulation(key: string, takesNewRequests: boolean, until: string, by: string) {
  return {
    key,
    takesNewRequests,
    validUntil: until,
    act: { repealedOn: until, repealedBy: expect.stringContaining(by) },
  };
}
