import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import {
  applyFor,
  applyMutation,
  begun,
  FORMS,
  type ServiceName,
  startWithAllEditions,
} from './any-edition.ts';
import { faultsOf, outputOf, path } from './form-calls.ts';

let server: RunningServer;
let applicant: Client;
beforeAll(async () => {
  server = await startWithAllEditions();
  applicant = await server.as('APPLICANT');
});
afterAll(() => server.stop());

const [ROW] = FORMS.ForeignPeriodicals.periodicals;
const ARCHIVAL = {
  kind: 'SOCIAL_LEGAL',
  fact: 'WORK_RECORD',
  subjectName: 'Мысалова Айгүл Үлгіқызы',
  subjectFormerNames: ['Сынақова Айгүл Үлгіқызы', 'Үлгіқызы Айгүл'],
  subjectBirthDate: '1905-03-12',
  subjectBirthPlace: 'Семей қаласы',
  organisation: '«Мысал» фабрикасы',
  position: 'тігінші',
  periodFrom: 1925,
  periodTo: 1940,
  details: 'Бірінші жол\nЕкінші жол',
  purpose: 'зейнетақы тағайындау',
  archive: 'CENTRAL_STATE_ARCHIVES',
};

const APOSTILLE = {
  documentKind: 'EXTRACT',
  documentNumber: 'А-12/345',
  documentDate: '2026-10-05',
  issuedBy: 'Мысал мұрағаты',
  signedBy: 'Үлгіұлы М.',
  signatoryPosition: 'директор',
  destinationCountry: 'DE',
  archive: 'NATIONAL_ARCHIVE',
};

const PERIODICALS = {
  region: '47',
  periodicals: [
    { ...ROW, languages: ['de', 'sv'], topics: ['NEWS', 'Тау туризмі'] },
    { ...ROW, title: 'Sample Review', country: 'GB', languages: ['en'], periodicity: 'QUARTERLY', copies: 1 },
  ],
};

/** Each service's own type of the union, whole. */
const OUTPUTS: readonly (readonly [ServiceName, string, string, object])[] = [
  [
    'ForeignPeriodicals',
    'ForeignPeriodicalsAccounting',
    'region periodicals { title country languages topics periodicity copies }',
    PERIODICALS,
  ],
  [
    'ArchivalReference',
    'ArchivalReferenceApplication',
    `kind fact subjectName subjectFormerNames subjectBirthDate subjectBirthPlace organisation position periodFrom
     periodTo details purpose archive`,
    ARCHIVAL,
  ],
  [
    'Apostille',
    'ApostilleApplication',
    'documentKind documentNumber documentDate issuedBy signedBy signatoryPosition destinationCountry archive',
    APOSTILLE,
  ],
];

describe.each(OUTPUTS)('the form of applyFor%s', (service, type, fields, application) => {
  it('is given back as it was put in', async () => {
    const id = await begun(applicant, service, { application });
    expect(await outputOf(applicant, id, type, fields)).toEqual({ __typename: type, ...application });
  });

  it('is given back so by the mutation and in myRequests, too', async () => {
    const fragment = `application { __typename ... on ${type} { ${fields} } }`;
    const { payload } = await applicant.query<{ payload: { request: { id: string; application: unknown } } }>(
      `mutation ($input: ApplyFor${service}Input!) { payload: applyFor${service}(input: $input) {
         request { id ${fragment} } } }`,
      { input: { application } },
    );
    expect(payload.request.application).toEqual({ __typename: type, ...application });
    const { myRequests } = await applicant.query<{
      myRequests: { edges: { node: { id: string; application: unknown } }[] };
    }>(`{ myRequests(first: 1) { edges { node { id ${fragment} } } } }`);
    expect(myRequests.edges.map(({ node }) => node)).toEqual([payload.request]);
  });

  it('is revised, and given back as revised', async () => {
    const id = await begun(applicant, service, { application: FORMS[service] });
    await begun(applicant, service, { requestId: id, application });
    expect(await outputOf(applicant, id, type, fields)).toEqual({ __typename: type, ...application });
  });

  it('is of its own service: another’s draft is not revised by it', async () => {
    const id = await begun(applicant, 'MediaRegistration');
    const { userErrors } = await applyFor(applicant, service, { requestId: id, application });
    expect(userErrors).toMatchObject([{ code: 'REQUEST_NOT_FOUND' }]);
  });

  it('takes no field that is not its own', async () => {
    const input = { application: { ...application, owner: 'Біреу' } };
    const { errors } = await applicant.ask(applyMutation(service), { input });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

describe('the form of an archival reference', () => {
  const archival = (change: object) => ({ ...ARCHIVAL, ...change });

  it.each<[string, object, string, string[]]>([
    ['a year before the archives', { periodFrom: 1799 }, 'FORM_TOO_SMALL', ['periodFrom']],
    ['a year after them', { periodTo: 2101 }, 'FORM_TOO_LARGE', ['periodTo']],
    ['no subject', { subjectName: '' }, 'FORM_REQUIRED', ['subjectName']],
    ['a social question without a fact', { fact: null }, 'FORM_REQUIRED', ['fact']],
    ['an archive that is none', { archive: 'ATTIC' }, 'FORM_NOT_AN_OPTION', ['archive']],
    [
      'an empty former name',
      { subjectFormerNames: ['А', ' '] },
      'FORM_EMPTY_ITEM',
      ['subjectFormerNames', '1'],
    ],
    [
      'too long a former name',
      { subjectFormerNames: ['ұ'.repeat(201)] },
      'FORM_TOO_LONG',
      ['subjectFormerNames', '0'],
    ],
    [
      'too many former names',
      { subjectFormerNames: Array.from({ length: 21 }, (_, index) => `Аты ${index}`) },
      'FORM_TOO_MANY',
      ['subjectFormerNames'],
    ],
    ['a line break in a name', { subjectName: 'А\nБ' }, 'FORM_CONTROL_CHARACTER', ['subjectName']],
  ])('is not taken with %s', async (_, change, code, place) => {
    expect(await faultsOf(server, applicant, 'ArchivalReference', archival(change))).toEqual([
      [code, path(...place)],
    ]);
  });

  it('is not taken with a period that ends before it begins', async () => {
    const faults = await faultsOf(
      server,
      applicant,
      'ArchivalReference',
      archival({ periodFrom: 1940, periodTo: 1925 }),
    );
    expect(faults.map(([, place]) => place)).toEqual([path('periodTo')]);
  });

  it('needs no fact where the question is not social', async () => {
    const { fact: _, ...application } = archival({ kind: 'GENEALOGICAL' });
    const id = await begun(applicant, 'ArchivalReference', { application });
    expect(await outputOf(applicant, id, 'ArchivalReferenceApplication', 'kind fact')).toMatchObject({
      fact: null,
    });
  });

  it.each(['1905-02-30', '12.03.1905', '0000-01-01'])(
    'takes no %s for a date of birth',
    async (subjectBirthDate) => {
      const input = { application: archival({ subjectBirthDate }) };
      const { errors } = await applicant.ask(applyMutation('ArchivalReference'), { input });
      const detail = expect.stringContaining('input.application.subjectBirthDate');
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', detail } }]);
    },
  );
});

describe('the form of an apostille', () => {
  it.each<[string, object, string, string[]]>([
    [
      'Kazakhstan as the destination',
      { destinationCountry: 'KZ' },
      'FORM_NOT_AN_OPTION',
      ['destinationCountry'],
    ],
    [
      'a destination that is none',
      { destinationCountry: 'XX' },
      'FORM_NOT_AN_OPTION',
      ['destinationCountry'],
    ],
    [
      'a destination in small letters',
      { destinationCountry: 'de' },
      'FORM_NOT_AN_OPTION',
      ['destinationCountry'],
    ],
    ['nobody who issued it', { issuedBy: '' }, 'FORM_REQUIRED', ['issuedBy']],
    ['too long a number', { documentNumber: '1'.repeat(101) }, 'FORM_TOO_LONG', ['documentNumber']],
  ])('is not taken with %s', async (_, change, code, place) => {
    expect(await faultsOf(server, applicant, 'Apostille', { ...APOSTILLE, ...change })).toEqual([
      [code, path(...place)],
    ]);
  });

  it('leaves out what was left empty', async () => {
    const application = { ...FORMS.Apostille, signedBy: '', archive: null };
    const id = await begun(applicant, 'Apostille', { application });
    const output = await outputOf(
      applicant,
      id,
      'ApostilleApplication',
      'signedBy archive signatoryPosition',
    );
    expect(output).toMatchObject({ signedBy: null, archive: null, signatoryPosition: null });
  });
});
