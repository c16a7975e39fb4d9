import { startServer } from '../support/running-server.ts';

describe('the server does not start', () => {
  it.each([
    ['an edition that there is not', 'NONE-1999=E_LICENSING'],
    ['a system to which that act brings no request', '57-2012=E_LICENSING'],
    ['a system whose signature nobody could know', '178-2012-1=PROVIDER_WORKPLACE'],
    ['what is no pair', '57-2012'],
  ])('with WORKPLACES that names %s', async (_what, WORKPLACES) => {
    await expect(startServer({ settings: { EDITIONS: 'all', WORKPLACES } })).rejects.toThrow('WORKPLACES');
  });
});
