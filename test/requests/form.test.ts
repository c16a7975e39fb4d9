import { type RunningServer, startServer } from '../support/running-server.ts';
import { apply, NEWSPAPER } from '../support/story.ts';
import { type Cast, castOf, speaking } from './cast.ts';
import { nothingBegun } from './record.ts';
import { bothLanguages } from './texts.ts';

let server: RunningServer;
let cast: Cast;
beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
});
afterAll(() => server.stop());

const application = (change: Record<string, unknown>) => ({ application: { ...NEWSPAPER, ...change } });
const longer = (than: number): string => 'ұ'.repeat(than + 1);

describe('the form', () => {
  const reRegistration = {
    applicationType: 'RE_REGISTRATION',
    previousCertificate: '№ 1',
    changeReason: 'себеп',
  };
  it.each<[string, Record<string, unknown>, string, string, Record<string, number>?]>([
    [
      'a kind that this act does not know',
      { kind: 'NETWORK_PUBLICATION', distributionForm: null },
      'NOT_AN_OPTION',
      'kind',
    ],
    ['no title', { title: '  ' }, 'REQUIRED', 'title'],
    ['too long a title', { title: longer(255) }, 'TOO_LONG', 'title', { max: 255 }],
    ['a title with a hidden control', { title: 'ab\u202ec' }, 'CONTROL_CHARACTER', 'title'],
    ['no language', { languages: [] }, 'REQUIRED', 'languages'],
    ['a language twice', { languages: ['kk', 'kk'] }, 'DUPLICATE', 'languages.1'],
    ['a language not of the list', { languages: ['kk', 'xx'] }, 'NOT_AN_OPTION', 'languages.1'],
    ['an empty language', { languages: [' '] }, 'EMPTY_ITEM', 'languages.0'],
    ['no territory', { territory: [] }, 'REQUIRED', 'territory'],
    ['a place that is not in the country', { territory: ['990000000'] }, 'NOT_AN_OPTION', 'territory.0'],
    ['no topic', { topics: [] }, 'REQUIRED', 'topics'],
    ['too long a topic', { topics: [longer(200)] }, 'NOT_AN_OPTION', 'topics.0'],
    ['a periodical without its periodicity', { periodicity: null }, 'REQUIRED', 'periodicity'],
    ['a periodical without its form', { distributionForm: null }, 'REQUIRED', 'distributionForm'],
    ['an agency with a form of distribution', { kind: 'NEWS_AGENCY' }, 'NOT_APPLICABLE', 'distributionForm'],
    ['no owner', { owner: '' }, 'REQUIRED', 'owner'],
    ['too long an owner', { owner: longer(500) }, 'TOO_LONG', 'owner', { max: 500 }],
    ['no editor', { editorInChief: '' }, 'REQUIRED', 'editorInChief'],
    ['no address', { address: '' }, 'REQUIRED', 'address'],
    ['a telephone number that is none', { phone: 'қоңырау шалыңыз' }, 'PATTERN', 'phone'],
    ['a site that is none', { website: 'не сайт' }, 'PATTERN', 'website'],
    [
      'no earlier certificate',
      { ...reRegistration, previousCertificate: '' },
      'REQUIRED',
      'previousCertificate',
    ],
    [
      'an earlier certificate of a first registration',
      { previousCertificate: '№ 1' },
      'NOT_APPLICABLE',
      'previousCertificate',
    ],
    ['no reason of the change', { ...reRegistration, changeReason: null }, 'REQUIRED', 'changeReason'],
    ['a reason without a change', { changeReason: 'себеп' }, 'NOT_APPLICABLE', 'changeReason'],
    [
      'too long a reason',
      { ...reRegistration, changeReason: longer(2000) },
      'TOO_LONG',
      'changeReason',
      { max: 2000 },
    ],
  ])(
    'is turned down for %s, in either language, and begins nothing',
    async (_, change, code, field, ...[values]) => {
      const text = bothLanguages(`errors:FORM_${code}`, values ?? {});
      for (const language of ['kk', 'ru'] as const) {
        const caller = speaking(server, cast.applicant, language);
        const { request, userErrors } = await nothingBegun(server, () => apply(caller, application(change)));
        expect(request).toBeNull();
        const path = ['input', 'application', ...field.split('.')];
        expect(userErrors).toEqual([{ code: `FORM_${code}`, path, message: text[language] }]);
      }
    },
  );

  it('tells every fault at once, in the order of the form', async () => {
    const { userErrors } = await apply(cast.applicant, application({ title: '', owner: '', phone: '?' }));
    expect(userErrors.map(({ path }) => path?.at(-1))).toEqual(['title', 'owner', 'phone']);
  });

  it('does not reach the rules with a field or a value that the schema does not have', async () => {
    const mutation =
      'mutation ($input: ApplyForMediaRegistrationInput!) { applyForMediaRegistration(input: $input) { userErrors { code } } }';
    for (const change of [{ secret: 1 }, { kind: 'BOOK' }, { title: 5 }, { languages: [null] }]) {
      const codes = await nothingBegun(server, () =>
        cast.applicant.refusal(mutation, { input: application(change) }),
      );
      expect(codes).toEqual(['BAD_USER_INPUT']);
    }
  });

  it('takes whatever stays inside it: an agency without a form, a re-registration with its reasons', async () => {
    const agency = application({ kind: 'NEWS_AGENCY', periodicity: null, distributionForm: null, phone: '' });
    expect((await apply(cast.applicant, agency)).userErrors).toEqual([]);
    expect((await apply(cast.applicant, application(reRegistration))).userErrors).toEqual([]);
    const widest = application({
      title: 'ұ'.repeat(255),
      territory: ['750000000', '71'],
      website: 'https://мысал.қаз/',
    });
    expect((await apply(cast.applicant, widest)).userErrors).toEqual([]);
  });
});
