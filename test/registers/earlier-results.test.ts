import { startWithAllEditions } from '../requests/any-edition.ts';
import { until } from '../requests/until.ts';
import { asOwner } from '../support/as-owner.ts';
import type { RunningServer } from '../support/running-server.ts';
import { RegisterStory, reRegistration } from './register-story.ts';

let server: RunningServer;
let story: RegisterStory;
beforeAll(async () => {
  server = await startWithAllEditions();
  story = await RegisterStory.begin(server);
});
afterAll(() => server.stop());

describe('results of before there were registers', () => {
  it('are entered when the server starts, in their order, with what was revoked since', async () => {
    await story.issue({ title: 'Бұрынғы' });
    const { certificateNumber } = await story.entry('Бұрынғы');
    await story.issue({ title: 'Бұрынғы', topics: ['SPORT'], ...reRegistration(certificateNumber) });
    await story.revoke(await story.issue({ title: 'Қайтарылған' }));
    const shape = async () =>
      (await Promise.all(['Бұрынғы', 'Қайтарылған'].map((title) => story.entries(title))))
        .flat()
        .map(({ title, state, certificateNumber: number, history }) => [
          title,
          number,
          state,
          history.map(({ type }) => type),
        ])
        .toSorted();
    const before = await shape();
    expect(before).toHaveLength(3);
    await server.restart(() =>
      asOwner(server.database.url, async (owner) => {
        await owner.query('TRUNCATE register_event, register_entry');
      }),
    );
    const after = await until('the results are entered', async () => {
      const found = await shape();
      return found.length === 3 ? found : null;
    });
    expect(after).toEqual(before);
  });
});
