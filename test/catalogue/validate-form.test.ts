import 'reflect-metadata';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { EDITION_178_2012_3 as edition } from '../../src/catalogue/editions/178-2012-3/index.ts';
import { type FormFieldDeclaration, formJsonSchema, validateForm } from '../../src/catalogue/index.ts';
import { loadTexts } from '../../src/graphql/index.ts';

type Values = Readonly<Record<string, unknown>>;

const texts = await loadTexts('locales');
const PERIODICAL: Values = {
  kind: 'PERIODICAL',
  title: 'Дала таңы',
  languages: ['kk', 'ru'],
  territory: ['KZ'],
  topics: ['NEWS', 'CULTURE_AND_ARTS'],
  periodicity: 'WEEKLY',
  distributionForm: 'NEWSPAPER',
  owner: '«Дала» ЖШС',
  editorInChief: 'Сынақ Сынақұлы',
  address: 'Астана қаласы,\nСынақ көшесі, 1',
  phone: '+7 (7172) 00-00-00',
  website: 'https://dala.example/kk',
  applicationType: 'REGISTRATION',
};
const AGENCY: Values = {
  ...PERIODICAL,
  kind: 'NEWS_AGENCY',
  periodicity: undefined,
  distributionForm: undefined,
};
const AGAIN: Values = {
  ...PERIODICAL,
  applicationType: 'RE_REGISTRATION',
  previousCertificate: '№ 12345-Г, 01.02.2010',
  changeReason: 'Атауы өзгерді.\nЖаңа тіл қосылды.',
};

const faults = (values: Values): readonly string[] =>
  validateForm(edition.form, values).map(({ path, code }) => `${path.join('.')} ${code}`);

describe('the form of media registration', () => {
  it.each<[string, Values]>([
    ['a periodical', PERIODICAL],
    ['a news agency, which needs no periodicity', AGENCY],
    ['a news agency that works without a break', { ...AGENCY, periodicity: 'CONTINUOUS' }],
    ['a re-registration', AGAIN],
    ['one without telephone and website', { ...PERIODICAL, phone: null, website: '' }],
    ['a website without its scheme', { ...PERIODICAL, website: 'дала.қаз' }],
    [
      'a title of the greatest length, in letters beyond the basic plane',
      { ...PERIODICAL, title: '𐐀'.repeat(255) },
    ],
    [
      'values that say nothing of fields that do not apply',
      { ...PERIODICAL, previousCertificate: ' ', changeReason: null },
    ],
  ])('takes %s', (_, values) => {
    expect(faults(values)).toEqual([]);
  });

  it.each<[string, Values, readonly string[]]>([
    ['no title', { title: undefined }, ['title REQUIRED']],
    ['a title of spaces', { title: ' \t ' }, ['title REQUIRED']],
    ['a title of invisible characters', { title: '\u200b\u2060' }, ['title REQUIRED']],
    ['a title too long', { title: 'а'.repeat(256) }, ['title TOO_LONG']],
    ['a title in two lines', { title: 'Дала\nтаңы' }, ['title CONTROL_CHARACTER']],
    ['a title that turns the text round', { title: 'Дала \u202eтаңы' }, ['title CONTROL_CHARACTER']],
    ['a null byte in the address', { address: 'Астана\u0000' }, ['address CONTROL_CHARACTER']],
    ['a title that is a number', { title: 5 }, ['title WRONG_TYPE']],
    ['a title that is an object', { title: { kk: 'Дала' } }, ['title WRONG_TYPE']],
    ['no kind', { kind: null }, ['kind REQUIRED', 'distributionForm NOT_APPLICABLE']],
    [
      'a kind of a later law',
      { kind: 'NETWORK_PUBLICATION' },
      ['kind NOT_AN_OPTION', 'distributionForm NOT_APPLICABLE'],
    ],
    [
      'a kind in small letters',
      { kind: 'periodical' },
      ['kind NOT_AN_OPTION', 'distributionForm NOT_APPLICABLE'],
    ],
    [
      'a kind from the prototype',
      { kind: '__proto__' },
      ['kind NOT_AN_OPTION', 'distributionForm NOT_APPLICABLE'],
    ],
    ['no languages', { languages: [] }, ['languages REQUIRED']],
    ['a language that is no code', { languages: ['kk', 'kazakh'] }, ['languages.1 NOT_AN_OPTION']],
    ['an empty language', { languages: ['kk', ''] }, ['languages.1 EMPTY_ITEM']],
    ['a missing language', { languages: [null] }, ['languages.0 EMPTY_ITEM']],
    ['a language twice', { languages: ['kk', 'ru', 'kk'] }, ['languages.2 DUPLICATE']],
    ['a language that is a number', { languages: [1] }, ['languages.0 WRONG_TYPE']],
    ['languages that are not a list', { languages: 'kk' }, ['languages WRONG_TYPE']],
    ['an unknown territory', { territory: ['71', '99'] }, ['territory.1 NOT_AN_OPTION']],
    ['no topics', { topics: undefined }, ['topics REQUIRED']],
    ['a topic of too many words', { topics: ['ә'.repeat(201)] }, ['topics.0 NOT_AN_OPTION']],
    ['a place in an unknown region', { territory: ['991010000'] }, ['territory.0 NOT_AN_OPTION']],
    ['a periodical without periodicity', { periodicity: undefined }, ['periodicity REQUIRED']],
    ['a periodical without a form', { distributionForm: undefined }, ['distributionForm REQUIRED']],
    ['a periodicity that is none', { periodicity: 'OFTEN' }, ['periodicity NOT_AN_OPTION']],
    ['a news agency that is a newspaper', { kind: 'NEWS_AGENCY' }, ['distributionForm NOT_APPLICABLE']],
    ['no owner', { owner: '' }, ['owner REQUIRED']],
    ['no editor', { editorInChief: '   ' }, ['editorInChief REQUIRED']],
    ['no address', { address: null }, ['address REQUIRED']],
    ['a telephone of letters', { phone: 'call me' }, ['phone PATTERN']],
    ['a telephone too long', { phone: '1'.repeat(25) }, ['phone TOO_LONG']],
    ['a website that is a script', { website: 'javascript:alert(1)' }, ['website PATTERN']],
    ['a website with a space', { website: 'https://dala.example/a b' }, ['website PATTERN']],
    ['a website without a domain', { website: 'https://dala' }, ['website PATTERN']],
    ['an unknown type of application', { applicationType: 'RENEWAL' }, ['applicationType NOT_AN_OPTION']],
    [
      'a first registration with an earlier certificate',
      { previousCertificate: '№ 1' },
      ['previousCertificate NOT_APPLICABLE'],
    ],
    ['a first registration with a change', { changeReason: 'жаңа атау' }, ['changeReason NOT_APPLICABLE']],
    [
      'a re-registration that says nothing of the first',
      { applicationType: 'RE_REGISTRATION' },
      ['previousCertificate REQUIRED', 'changeReason REQUIRED'],
    ],
    ['a field that the form does not have', { circulation: 500 }, ['circulation UNKNOWN_FIELD']],
  ])('turns down %s', (_, change, expected) => {
    expect(faults({ ...PERIODICAL, ...change })).toEqual(expected);
  });

  it('tells every fault at once, in the order of the form', () => {
    expect(faults({})).toEqual([
      'kind REQUIRED',
      'title REQUIRED',
      'languages REQUIRED',
      'territory REQUIRED',
      'topics REQUIRED',
      'owner REQUIRED',
      'editorInChief REQUIRED',
      'address REQUIRED',
      'applicationType REQUIRED',
    ]);
  });

  it('says how long a text may be', () => {
    expect(validateForm(edition.form, { ...PERIODICAL, owner: 'а'.repeat(501) })).toEqual([
      { path: ['owner'], code: 'TOO_LONG', values: { max: 500 } },
    ]);
  });

  it('judges a long hostile address of a website at once', () => {
    const started = performance.now();
    expect(faults({ ...PERIODICAL, website: `${'a-'.repeat(120)}!` })).toEqual(['website PATTERN']);
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe('a form with fields of every type', () => {
  const field = (type: FormFieldDeclaration['type']): FormFieldDeclaration => ({
    name: 'value',
    type,
    required: false,
    certainty: 'USUAL',
  });
  const check = (type: FormFieldDeclaration['type'], value: unknown): readonly string[] =>
    validateForm({ sections: [{ name: 'only', fields: [field(type)] }], documents: [] }, { value }).map(
      ({ code }) => code,
    );

  it.each<[FormFieldDeclaration['type'], unknown]>([
    ['IIN', '050315600010'],
    ['BIN', '120140000017'],
    ['DATE', '2024-02-29'],
    ['EMAIL', 'a@b.kz'],
    ['NUMBER', 0],
    ['BOOLEAN', false],
  ])('takes as %s %p', (type, value) => {
    expect(check(type, value)).toEqual([]);
  });

  it.each<[FormFieldDeclaration['type'], unknown, string]>([
    ['IIN', '900101400014', 'PATTERN'],
    ['IIN', '120140000017', 'PATTERN'],
    ['BIN', '050315600010', 'PATTERN'],
    ['DATE', '2023-02-29', 'PATTERN'],
    ['DATE', '29.02.2024', 'PATTERN'],
    ['EMAIL', 'a@b', 'PATTERN'],
    ['EMAIL', 'a b@c.kz', 'PATTERN'],
    ['NUMBER', '0', 'WRONG_TYPE'],
    ['NUMBER', Number.NaN, 'WRONG_TYPE'],
    ['BOOLEAN', 'true', 'WRONG_TYPE'],
  ])('turns down as %s %p', (type, value, code) => {
    expect(check(type, value)).toEqual([code]);
  });
});

describe('the form as JSON Schema', () => {
  const schema = formJsonSchema(edition, (text) => texts.translate(text, 'ru'));
  const valid = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(schema);
  const given = (values: Values): Values =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

  it('has the words of the language', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'Заявление о постановке на учет средства массовой информации',
      properties: { title: { title: 'Название', maxLength: 255 } },
    });
  });

  it.each<[string, Values, boolean]>([
    ['a periodical', PERIODICAL, true],
    ['a news agency', AGENCY, true],
    ['a re-registration', AGAIN, true],
    ['nothing', {}, false],
    ['a periodical without periodicity', { ...PERIODICAL, periodicity: undefined }, false],
    ['a news agency that is a newspaper', { ...PERIODICAL, kind: 'NEWS_AGENCY' }, false],
    ['a first registration with a change', { ...PERIODICAL, changeReason: 'жаңа атау' }, false],
    ['a re-registration without a reason', { ...AGAIN, changeReason: undefined }, false],
    ['a language twice', { ...PERIODICAL, languages: ['kk', 'kk'] }, false],
    ['no language', { ...PERIODICAL, languages: [] }, false],
    ['an unknown territory', { ...PERIODICAL, territory: ['99'] }, false],
    ['a title too long', { ...PERIODICAL, title: 'а'.repeat(256) }, false],
    ['a website that is a script', { ...PERIODICAL, website: 'javascript:alert(1)' }, false],
    ['an unknown field', { ...PERIODICAL, circulation: 1 }, false],
  ])('judges %s as the server does', (_, values, expected) => {
    expect(valid(given(values))).toBe(expected);
    expect(faults(values).length === 0).toBe(expected);
  });
});
