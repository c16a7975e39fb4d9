import { wordsOf } from '../documents/words-of.ts';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { carryOut, completeStep, look } from '../support/story.ts';
import { register } from './acts.ts';
import { type Cast, castOf } from './cast.ts';
import { enteredAndSent, staffOf, WITH_CENTRES } from './centre.ts';
import { APPLICANT } from './desks.ts';
import { unchanged } from './record.ts';

const TEXT =
  'Еңбекақы кітаптарында 1961 жылғы наурыздан 1974 жылғы желтоқсанға дейін жұмыс істегені жазылған.';
const SOURCE = { fond: '812', inventory: '2', unit: '46а', sheets: '12–14' };

let server: RunningServer;
let cast: Cast;
let operator: Client;
beforeAll(async () => {
  server = await startServer({ settings: { EDITIONS: `178-2012-3,${WITH_CENTRES}` } });
  cast = await castOf(server);
  operator = await staffOf(server, 'PSC_ASTANA', 'PSC_OPERATOR');
});
afterAll(() => server.stop());

/** A request that waits for the executor's word. */
async function examined(): Promise<{ id: string; version: number; step: string }> {
  const { id } = await enteredAndSent(operator, cast.clerk, APPLICANT);
  await register(cast.clerk, cast.executor, id);
  const { version, availableActions } = await look(cast.executor, id);
  return { id, version, step: availableActions[0]?.step ?? '' };
}

describe('an archival reference', () => {
  it('says what the archive found, and where it lies, in both languages', async () => {
    const { id } = await examined();
    const decision = { outcome: 'GRANTED', reasoning: TEXT, sources: [{ ...SOURCE, unit: ' 46а ' }] };
    expect((await carryOut(cast.executor, id, { decision })).userErrors).toEqual([]);
    const { node } = await cast.head.query<{ node: { decision: { sources: object[] } } }>(
      `query ($id: ID!) { node(id: $id) { ... on Request { decision { sources { fond inventory unit sheets } } } } }`,
      { id },
    );
    expect(node.decision.sources).toEqual([SOURCE]);
    const step = (await look(cast.head, id)).availableActions[0]?.step ?? '';
    const { signingDocument } = await cast.head.query<{ signingDocument: { paper: { pdf: string } } }>(
      'query ($id: ID!, $step: String) { signingDocument(requestId: $id, step: $step) { paper { pdf } } }',
      { id, step },
    );
    const words = wordsOf(Buffer.from(signingDocument.paper.pdf, 'base64'), 'RAW');
    const said = ['812-қор, 2-тізімдеме, 46а-іс, 12–14-п.', 'д. 46а', 'Еңбекақы кітаптарында'];
    for (const one of words === null ? [] : said) expect(words).toContain(one);
  });

  it.each<[string, Record<string, unknown>, string, string[]]>([
    [
      'part of a cipher is blank',
      { sources: [SOURCE, { ...SOURCE, fond: ' ' }] },
      'SOURCE_INVALID',
      ['1', 'fond'],
    ],
    [
      'part of one is too long',
      { sources: [{ ...SOURCE, sheets: '1'.repeat(41) }] },
      'SOURCE_INVALID',
      ['0', 'sheets'],
    ],
    ['there are too many', { sources: Array(51).fill(SOURCE) }, 'SOURCES_TOO_MANY', []],
  ])('is not decided when %s', async (_, rest, code, path) => {
    const request = await examined();
    const input = {
      requestId: request.id,
      step: request.step,
      version: request.version,
      action: 'DECIDE',
      decision: { outcome: 'GRANTED', ...rest },
    };
    const { userErrors } = await unchanged(server, request.id, () => completeStep(cast.executor, input));
    expect(userErrors).toMatchObject([{ code, path: ['input', 'decision', 'sources', ...path] }]);
  });
});
