import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import type { Payload } from './acts.ts';
import { applyFor, applyMutation, begun, FORMS, startWithAllEditions } from './any-edition.ts';
import { speaking } from './cast.ts';
import { faultsOf, outputOf, path } from './form-calls.ts';
import { nothingBegun, recordOf } from './record.ts';
import { bothLanguages } from './texts.ts';

let server: RunningServer;
let applicant: Client;
beforeAll(async () => {
  server = await startWithAllEditions();
  applicant = await server.as('APPLICANT');
});
afterAll(() => server.stop());

const [ROW] = FORMS.ForeignPeriodicals.periodicals;
const rows = (...changes: Record<string, unknown>[]) => ({
  region: '47',
  periodicals: changes.map((change): Record<string, unknown> => ({ ...ROW, ...change })),
});

describe('the rows of foreign periodicals', () => {
  it.each<[string, object, string, string[]]>([
    ['no copy', rows({ copies: 0 }), 'FORM_TOO_SMALL', ['0', 'copies']],
    ['more copies than there can be', rows({}, { copies: 10_000_001 }), 'FORM_TOO_LARGE', ['1', 'copies']],
    ['a country that is none', rows({ country: 'XX' }), 'FORM_NOT_AN_OPTION', ['0', 'country']],
    ['Kazakhstan as the foreign country', rows({ country: 'KZ' }), 'FORM_NOT_AN_OPTION', ['0', 'country']],
    ['no title', rows({ title: ' ' }), 'FORM_REQUIRED', ['0', 'title']],
    ['too long a title', rows({ title: 'ұ'.repeat(256) }), 'FORM_TOO_LONG', ['0', 'title']],
    ['no language', rows({ languages: [] }), 'FORM_REQUIRED', ['0', 'languages']],
    ['a language that is none', rows({ languages: ['deu'] }), 'FORM_NOT_AN_OPTION', ['0', 'languages', '0']],
    ['a topic twice', rows({ topics: ['NEWS', 'NEWS'] }), 'FORM_DUPLICATE', ['0', 'topics', '1']],
    ['no row', { region: '47', periodicals: [] }, 'FORM_REQUIRED', []],
    ['too many rows', rows(...Array.from({ length: 101 }, () => ({}))), 'FORM_TOO_MANY', []],
  ])('are not taken with %s', async (_, application, code, place) => {
    expect(await faultsOf(server, applicant, 'ForeignPeriodicals', application)).toEqual([
      [code, path('periodicals', ...place)],
    ]);
  });

  it('are told all their faults at once, each at its place', async () => {
    const application = rows({ copies: 0, country: 'XX' }, {}, { title: '' });
    expect(await faultsOf(server, applicant, 'ForeignPeriodicals', application)).toEqual([
      ['FORM_NOT_AN_OPTION', path('periodicals', '0', 'country')],
      ['FORM_TOO_SMALL', path('periodicals', '0', 'copies')],
      ['FORM_REQUIRED', path('periodicals', '2', 'title')],
    ]);
  });

  it('are told their faults in the caller’s language, with the bounds', async () => {
    const told = bothLanguages('errors:FORM_TOO_SMALL', { minimum: 1 });
    for (const language of ['kk', 'ru'] as const) {
      const caller = speaking(server, applicant, language);
      const { userErrors } = await applyFor(caller, 'ForeignPeriodicals', {
        application: rows({ copies: -5 }),
      });
      expect(userErrors.map(({ message }) => message)).toEqual([told[language]]);
    }
  });

  it('are a hundred at most', async () => {
    const application = rows(...Array.from({ length: 100 }, (_, index) => ({ title: `№ ${index + 1}` })));
    const id = await begun(applicant, 'ForeignPeriodicals', { application });
    expect(
      await outputOf(applicant, id, 'ForeignPeriodicalsAccounting', 'periodicals { title }'),
    ).toMatchObject({
      periodicals: application.periodicals.map(({ title }) => ({ title })),
    });
  });

  it.each([1.5, '3', 2 ** 31])('do not take %s for a number of copies', async (copies) => {
    const input = { application: rows({ copies }) };
    const { errors } = await nothingBegun(server, () =>
      applicant.ask(applyMutation('ForeignPeriodicals'), { input }),
    );
    const detail = expect.stringContaining('input.application.periodicals[0].copies');
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', detail } }]);
  });
});

describe('the region of foreign periodicals', () => {
  const editionOf = async ({ request }: Payload): Promise<unknown> =>
    Reflect.get((await recordOf(server, request?.id ?? '')).request, 'edition');
  const REGIONS = [
    ['47', '57-2012'],
    ['63', '183-2015'],
  ] as const;

  it.each(REGIONS)('%s chooses the edition %s where none is named', async (region, edition) => {
    const application = { ...FORMS.ForeignPeriodicals, region };
    expect(await editionOf(await applyFor(applicant, 'ForeignPeriodicals', { application }))).toBe(edition);
  });

  it.each(['71', 'KZ', '4', 'Маңғыстау'])('"%s" has no edition', async (region) => {
    const application = { ...FORMS.ForeignPeriodicals, region };
    const call = () => applyFor(applicant, 'ForeignPeriodicals', { application });
    const { userErrors } = await nothingBegun(server, call);
    expect(userErrors).toMatchObject([{ code: 'EDITION_CLOSED', path: ['input', 'regulation'] }]);
  });

  it.each([
    ['63', '57-2012'],
    ['47', '183-2015'],
    ['71', '57-2012'],
  ])('%s is not that of the edition %s, where it is named', async (region, regulation) => {
    const application = { ...FORMS.ForeignPeriodicals, region };
    const call = () => applyFor(applicant, 'ForeignPeriodicals', { regulation, application });
    const { userErrors } = await nothingBegun(server, call);
    expect(userErrors).toMatchObject([{ code: 'FORM_NOT_AN_OPTION', path: path('region') }]);
  });

  it('of a draft does not change to another edition’s', async () => {
    const id = await begun(applicant, 'ForeignPeriodicals');
    const application = { ...FORMS.ForeignPeriodicals, region: '63' };
    const { userErrors } = await applyFor(applicant, 'ForeignPeriodicals', { requestId: id, application });
    expect(userErrors).toMatchObject([{ code: 'FORM_NOT_AN_OPTION', path: path('region') }]);
  });
});
