import { type RunningServer, startServer } from '../support/running-server.ts';
import { apply } from '../support/story.ts';
import { nothingBegun } from './record.ts';
import { bothLanguages } from './texts.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ settings: { EDITIONS: ' , ' } });
});
afterAll(() => server.stop());

describe('when no edition takes new requests', () => {
  it.each([undefined, '178-2012-3'])('nobody applies, naming %s', async (regulation) => {
    const text = bothLanguages('errors:EDITION_CLOSED');
    for (const language of ['kk', 'ru'] as const) {
      const applicant = await server.as('APPLICANT', language);
      const { request, userErrors } = await nothingBegun(server, () => apply(applicant, { regulation }));
      expect(request).toBeNull();
      const path = ['input', 'regulation'];
      expect(userErrors).toEqual([{ code: 'EDITION_CLOSED', path, message: text[language] }]);
    }
  });
});
