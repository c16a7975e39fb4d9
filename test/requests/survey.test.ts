import { Mangystau } from '../exchange/mangystau.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { look } from '../support/story.ts';
import { codesOf, offered, signResult, startWithAllEditions } from './any-edition.ts';
import { speaking } from './cast.ts';
import { Committee } from './committee.ts';
import { bothLanguages } from './texts.ts';

const GLAD = { process: 'SATISFIED', information: 'PARTLY_SATISFIED' };
const REFUSED = {
  outcome: 'REFUSED',
  grounds: ['DOCUMENTS_MISSING'],
  reasoning: 'Жарғының көшірмесі жоқ',
};

interface Survey {
  readonly process: string;
  readonly information: string;
  readonly comment: string | null;
  readonly at: string;
}

interface Rated {
  readonly request: { readonly survey: Survey | null } | null;
  readonly userErrors: readonly { code: string; message: string; path: string[] | null }[];
}

const RATE = `mutation ($input: RateServiceInput!) { rateService(input: $input) {
  request { survey { process information comment at } } userErrors { code message path } } }`;

let server: RunningServer;
let at: Mangystau;
beforeAll(async () => {
  server = await startWithAllEditions();
  at = await Mangystau.gather(server);
});
afterAll(() => server.stop());

async function rate(client: Client, requestId: string, answers: object = GLAD): Promise<Rated> {
  const { rateService } = await client.query<{ rateService: Rated }>(RATE, {
    input: { requestId, ...answers },
  });
  return rateService;
}

async function surveyOf(client: Client, id: string): Promise<Survey | null> {
  const { node } = await client.query<{ node: { survey: Survey | null } }>(
    'query ($id: ID!) { node(id: $id) { ... on Request { survey { process information comment at } } } }',
    { id },
  );
  return node.survey;
}

describe('the survey of the act', () => {
  it.each([
    ['granted', undefined],
    ['refused', REFUSED],
  ])('is answered once by the applicant of a request that was %s', async (_outcome, decision) => {
    const id = await at.completed(decision);
    expect(await surveyOf(at.applicant, id)).toBeNull();
    expect(await offered(at.applicant, id)).toEqual(['RATE']);
    const label = bothLanguages('requests:action.RATE');
    const query = `query ($id: ID!) { node(id: $id) { ... on Request {
      availableActions { step requires kk: label(lang: KK) ru: label(lang: RU) } } } }`;
    expect(await at.applicant.query(query, { id })).toEqual({
      node: { availableActions: [{ step: null, requires: [], ...label }] },
    });

    const { request, userErrors } = await rate(at.applicant, id, { ...GLAD, comment: '  Жылдам болды. ' });
    expect(userErrors).toEqual([]);
    expect(request?.survey).toMatchObject({ ...GLAD, comment: 'Жылдам болды.' });
    expect(await surveyOf(at.applicant, id)).toEqual(request?.survey);
    expect(await offered(at.applicant, id)).toEqual([]);
  });

  it('given again as before changes nothing; with other answers it is turned down', async () => {
    const id = await at.completed();
    const first = await rate(at.applicant, id, { ...GLAD, comment: ' ' });
    expect(first.request?.survey?.comment).toBeNull();
    expect(await rate(at.applicant, id)).toEqual(first);
    for (const other of [
      { ...GLAD, process: 'NOT_SATISFIED' },
      { ...GLAD, information: 'SATISFIED' },
      { ...GLAD, comment: 'Тағы бір сөз' },
    ]) {
      expect(codesOf(await rate(at.applicant, id, other))).toEqual(['SURVEY_ALREADY_ANSWERED']);
    }
    const told = bothLanguages('errors:SURVEY_ALREADY_ANSWERED');
    for (const language of ['kk', 'ru'] as const) {
      const refused = await rate(speaking(server, at.applicant, language), id, {
        process: 'SATISFIED',
        information: 'SATISFIED',
      });
      expect(refused).toMatchObject({ request: null, userErrors: [{ message: told[language] }] });
    }
    expect(await surveyOf(at.applicant, id)).toEqual(first.request?.survey);
  });

  it('has one answer when two come at the same moment', async () => {
    const id = await at.completed();
    const other = { process: 'NOT_SATISFIED', information: 'NOT_SATISFIED' };
    const answers = await Promise.all([rate(at.applicant, id), rate(at.applicant, id, other)]);
    expect(answers.flatMap(codesOf)).toEqual(['SURVEY_ALREADY_ANSWERED']);
    const kept = answers.find(({ request }) => request !== null)?.request?.survey;
    expect(await surveyOf(at.applicant, id)).toEqual(kept);
  });

  it('is not asked before the service was provided, nor where the provider never had the request', async () => {
    const withdrawn = await at.drafted();
    await at.applicant.query('mutation ($id: ID!) { withdrawRequest(requestId: $id) { request { id } } }', {
      id: withdrawn,
    });
    expect(await offered(at.applicant, withdrawn)).toEqual([]);
    for (const id of [await at.drafted(), await at.received(), withdrawn]) {
      expect(await offered(at.applicant, id)).not.toContain('RATE');
      expect(codesOf(await rate(at.applicant, id))).toEqual(['SURVEY_NOT_AVAILABLE']);
      expect(await surveyOf(at.applicant, id)).toBeNull();
    }
  });

  it.each([
    ['57-2012', ['8(7292) 42-66-10']],
    ['418-2011', ['8(7172) 740535', '8(7172) 740347']],
    ['178-2012-1', []],
    ['322-2019', []],
  ])('stands beside the telephones for complaints that the act names: %s', async (key, complaintPhones) => {
    const { regulation } = await server
      .client()
      .query<object & { regulation: object }>(
        'query ($key: String!) { regulation(key: $key) { survey { complaintPhones } } }',
        { key },
      );
    expect(regulation).toEqual({ survey: { complaintPhones } });
  });

  it('is not asked where the act has none: 322-2019', async () => {
    const committee = await Committee.gather(server);
    const id = await committee.agreed();
    await signResult(committee.head, id);
    expect((await look(committee.applicant, id)).status).toBe('COMPLETED');
    expect(await offered(committee.applicant, id)).toEqual([]);
    expect(codesOf(await rate(committee.applicant, id))).toEqual(['SURVEY_NOT_AVAILABLE']);
  });

  it('is for the applicant alone: others neither answer it nor read what was answered', async () => {
    const id = await at.completed();
    const stranger = await server
      .client()
      .logIn(server.people.filter(({ role }) => role === 'APPLICANT')[1] ?? failed('another applicant'));
    for (const other of [at.clerk, at.executor, at.operator, stranger]) {
      expect(codesOf(await rate(other, id))).toEqual(['REQUEST_NOT_FOUND']);
    }
    expect(await server.client().refusal(RATE, { input: { requestId: id, ...GLAD } })).toEqual([
      'UNAUTHENTICATED',
    ]);
    expect(await surveyOf(at.applicant, id)).toBeNull();
    await rate(at.applicant, id);
    for (const staff of [at.clerk, at.executor]) expect(await surveyOf(staff, id)).toBeNull();
  });

  it('takes a comment of 2000 characters and none longer', async () => {
    const id = await at.completed();
    const refused = await rate(at.applicant, id, { ...GLAD, comment: 'ә'.repeat(2001) });
    expect(refused.userErrors).toMatchObject([{ code: 'COMMENT_TOO_LONG', path: ['input', 'comment'] }]);
    expect(await surveyOf(at.applicant, id)).toBeNull();
    expect((await rate(at.applicant, id, { ...GLAD, comment: 'ә'.repeat(2000) })).userErrors).toEqual([]);
  });
});

function failed(wanted: string): never {
  throw new Error(`there is no ${wanted}`);
}
