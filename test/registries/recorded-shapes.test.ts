import { readFileSync } from 'node:fs';
import { individualRequest } from '../../src/registries/individuals/individual-request.ts';
import { readIndividual } from '../../src/registries/individuals/read-individual.ts';
import { legalEntityRequest } from '../../src/registries/legal-entities/legal-entity-request.ts';
import { readLegalEntity } from '../../src/registries/legal-entities/read-legal-entity.ts';
import { powerOfAttorneyRequest } from '../../src/registries/powers-of-attorney/power-of-attorney-request.ts';
import { readPowerOfAttorney } from '../../src/registries/powers-of-attorney/read-power-of-attorney.ts';
import { unlikePublished } from '../support/published-schemas.ts';

const recorded = (name: string): string =>
  readFileSync(new URL(`recorded/${name}.xml`, import.meta.url), 'utf8').trim();

const MESSAGE = {
  messageId: '6f0f2f5c-0001-4000-8000-000000000001',
  at: new Date('2026-11-22T06:00:00Z'),
  senderCode: 'qyzmet',
};
const IIN = '050405400334';
const BIN = '991240999406';
const ON = '2026-11-22';
const POWER = { messageId: MESSAGE.messageId, number: 'ДП-2026-0001', date: '2026-11-01', on: ON };

const individual = (xml: string) => readIndividual(xml, { messageId: MESSAGE.messageId, iin: IIN, on: ON });
const legalEntity = (xml: string, on = ON) => readLegalEntity(xml, { bin: BIN, on });
const power = (xml: string) => readPowerOfAttorney(xml, POWER);

/** A recorded answer with one thing changed; it has to be there. */
function changed(name: string, from: string | RegExp, to: string): string {
  const xml = recorded(name);
  const other = xml.replace(from, to);
  if (other === xml) throw new Error(`${name} has no ${from}`);
  return other;
}

/** What a fault that is thrown says of where it comes from. */
function causeOf(action: () => unknown): string {
  try {
    action();
  } catch (fault) {
    if (fault instanceof Error && fault.cause instanceof Error) return fault.cause.message;
  }
  throw new Error('nothing with a cause was thrown');
}

describe('the questions are the recorded ones, byte by byte', () => {
  it.each([
    ['gbdfl-request', individualRequest({ ...MESSAGE, iin: IIN })],
    ['gbdul-request', legalEntityRequest({ requestorBin: '991240999802', bin: BIN })],
    ['enis-request', powerOfAttorneyRequest({ ...MESSAGE, number: POWER.number, date: POWER.date })],
  ])('%s', (name, built) => {
    expect(built).toBe(recorded(name));
  });

  it('what somebody wrote cannot leave its element', () => {
    const xml = powerOfAttorneyRequest({ ...MESSAGE, number: '</a>&"\u0000<b>', date: '2026-11-01' });
    expect(xml).toContain('<registryNumber>&lt;/a&gt;&amp;"&lt;b&gt;</registryNumber>');
  });
});

it.each(['enis-request', 'enis-answer'])(
  '%s is as our own schema of powers of attorney has it, and nothing else is',
  (name) => {
    const xml = recorded(name);
    expect(unlikePublished(xml)).toEqual([]);
    expect(unlikePublished(xml.replaceAll('messageId>', 'id>'))).not.toEqual([]);
  },
);

describe('the answer of ГБД ФЛ', () => {
  it('tells the person in both languages, with what is in force on the day', () => {
    expect(individual(recorded('gbdfl-answer'))).toEqual({
      iin: IIN,
      name: 'СЫНАҚОВА ЗӘУРЕ ҮЛГІҚЫЗЫ',
      birthDate: '1905-04-05',
      birthPlace: {
        kk: 'ҚАЗАҚСТАН, МЫСАЛ ОБЛЫСЫ, С. СЫНАҚ',
        ru: 'КАЗАХСТАН, МЫСАЛЬСКАЯ ОБЛАСТЬ, С. СЫНАҚ',
      },
      address: {
        kk: 'МЫСАЛ ОБЛЫСЫ, ҮЛГІ АУДАНЫ, УЛИЦА СЫНАҚ, 5/А, 17',
        ru: 'МЫСАЛЬСКАЯ ОБЛАСТЬ, РАЙОН УЛГИ, УЛИЦА СЫНАҚ, 5/А, 17',
      },
      documents: [
        expect.objectContaining({ number: '005400334', validUntil: '2018-06-05', valid: false }),
        {
          type: { kk: 'ҚР ЖЕКЕ КУӘЛІГІ', ru: 'УДОСТОВЕРЕНИЕ РК' },
          number: '005400335',
          issuer: { kk: 'ҚР ІІМ', ru: 'МВД РК' },
          issuedOn: '2018-06-06',
          validUntil: '2098-06-05',
          valid: true,
        },
      ],
      alive: true,
      capable: true,
      missing: false,
      excluded: false,
    });
  });

  it('without persons is that nobody is known', () => {
    expect(individual(recorded('gbdfl-nobody'))).toBeNull();
  });

  const entry = (name: string, code: string): string =>
    `<${name}><code>${code}</code><nameRu>р</nameRu><nameKz>қ</nameKz></${name}>`;
  const capable = (code: string, end = ''): string =>
    `<personCapableStatus>${entry('capableStatus', code)}<capableDate>2020-01-01</capableDate>${end}</personCapableStatus><documents>`;
  const missing = (yes: string, end = ''): string =>
    `<missingStatus><missing>${yes}</missing><missingDate>2020-01-01</missingDate>${end}</missingStatus><documents>`;
  const excluded = (end = ''): string =>
    `<excludeStatus>${entry('excludeReason', '1')}${end}</excludeStatus><documents>`;

  it.each<[string, object, string | RegExp, string]>([
    ['a date of death is a death', { alive: false }, '<gender>', '<deathDate>2020-01-01</deathDate><gender>'],
    ['so is another life status', { alive: false }, '<lifeStatus><code>0<', '<lifeStatus><code>1<'],
    ['incapable by a court', { capable: false }, '<documents>', capable('1')],
    [
      'incapable until yesterday is capable',
      { capable: true },
      '<documents>',
      capable('1', '<capableEndDate>2026-11-21</capableEndDate>'),
    ],
    ['capable by a court', { capable: true }, '<documents>', capable('0')],
    ['missing', { missing: true }, '<documents>', missing('true')],
    ['not missing', { missing: false }, '<documents>', missing('0')],
    [
      'missing until yesterday is found',
      { missing: false },
      '<documents>',
      missing('1', '<missingEndDate>2026-11-21</missingEndDate>'),
    ],
    ['excluded', { excluded: true }, '<documents>', excluded()],
    [
      'excluded until yesterday is not',
      { excluded: false },
      '<documents>',
      excluded('<excludeDate>2026-11-21</excludeDate>'),
    ],
    ['a removed record is excluded', { excluded: true }, '<addresses/>', '<removed>true</removed>'],
    ['who moved out has no address', { address: null }, '<status><code>1<', '<status><code>2<'],
    ['without an address there is none', { address: null }, /<regAddress>[\s\S]*<\/regAddress>/, ''],
    ['without documents there are none', { documents: [] }, /<documents>[\s\S]*<\/documents>/, ''],
  ])('%s', (_, expected, from, to) => {
    expect(individual(changed('gbdfl-answer', from, to))).toMatchObject(expected);
  });

  it.each<[string, string | RegExp, string]>([
    ['to another question', '<requestId>6', '<requestId>7'],
    ['about somebody else', `<iin>${IIN}`, '<iin>050312400011'],
    ['about two people', '</person>', '</person><person/>'],
    ['without a result', /<messageResult>.*<\/messageResult>/, ''],
    ['with two results', /(<messageResult>.*<\/messageResult>)/, '$1$1'],
    [
      'with a day that does not exist',
      '1905-04-05+05:00</birthDate>\n      <gender>',
      '1905-02-30</birthDate>\n      <gender>',
    ],
    ['with a court status that nobody knows', '<documents>', capable('77')],
    ['of another kind', /data/g, 'other'],
    ['with text between the elements', '<persons>', '<persons>text'],
    ['with a document type', '<data', '<!DOCTYPE a><data'],
    ['cut in half', /<documents>[\s\S]*/, ''],
  ])('an answer %s makes no sense', (_, from, to) => {
    const xml = changed('gbdfl-answer', from, to);
    expect(() => individual(xml)).toThrow(expect.objectContaining({ reason: 'MALFORMED' }));
  });

  it('with another result is a refusal to answer', () => {
    const xml = changed('gbdfl-answer', '<code>00000<', '<code>00099<');
    expect(() => individual(xml)).toThrow(expect.objectContaining({ reason: 'REFUSED' }));
  });

  it('of which the shape is wrong tells where, and nothing of what it says', () => {
    const xml = changed('gbdfl-answer', /<birthDate>1905-04-05\+05:00<\/birthDate>\s*<gender>/, '<gender>');
    const cause = causeOf(() => individual(xml));
    expect(cause).toContain('persons.0.person.0.birthDate');
    expect(cause).not.toContain('СЫНАҚОВА');
  });
});

describe('the answer of ГБД ЮЛ', () => {
  it('tells the legal entity in both languages; what has one language stands for both', () => {
    expect(legalEntity(recorded('gbdul-answer'))).toEqual({
      bin: BIN,
      name: {
        kk: '"Үлгі-Баспа" жауапкершілігі шектеулі серіктестігі',
        ru: 'Товарищество с ограниченной ответственностью "Үлгі-Баспа"',
      },
      shortName: null,
      status: { kk: 'Зарегистрирован', ru: 'Зарегистрирован' },
      registeredOn: '1999-12-01',
      liquidated: false,
      inactive: false,
      head: {
        iin: IIN,
        name: 'СЫНАҚОВА ЗӘУРЕ ҮЛГІҚЫЗЫ',
        position: { kk: 'Руководитель', ru: 'Руководитель' },
      },
      address: {
        kk: 'Мысал облысы, Сынақ қаласы, Үлгі көшесі, 8, 3',
        ru: 'Мысальская область, город Сынак, улица Улги, 8, 3',
      },
    });
  });

  it('without an organisation is that none is known', () => {
    expect(legalEntity(changed('gbdul-answer', /<Organization>[\s\S]*<\/Organization>/, ''))).toBeNull();
  });

  const liquidation = (day: string): string => `<LiquidationDate>${day}</LiquidationDate><FullNameRu>`;

  it.each<[string, object, string | RegExp, string]>([
    ['a date of liquidation', { liquidated: true }, '<FullNameRu>', liquidation('2026-11-22+06:00')],
    ['one to come', { liquidated: false }, '<FullNameRu>', liquidation('2026-11-23')],
    ['the status of one that is no more', { liquidated: true }, '<RegStatus>', '<RegStatus><Code>3</Code>'],
    ['the tax authority', { inactive: true, liquidated: false }, '<TaxOrgStatus>0<', '<TaxOrgStatus>1<'],
    ['no head', { head: null }, /<OrganizationLeader>[\s\S]*<\/OrganizationLeader>/, ''],
    ['a head who was dismissed', { head: null }, '</Position>', '<LossDate>2026-01-01</LossDate></Position>'],
    ['a head without a number', { head: { iin: null } }, `<IIN>${IIN}</IIN>`, ''],
  ])('%s', (_, expected, from, to) => {
    expect(legalEntity(changed('gbdul-answer', from, to))).toMatchObject(expected);
  });

  it.each<[string, string | RegExp, string, string]>([
    ['about another', `<BIN>${BIN}`, '<BIN>991240999307', 'MALFORMED'],
    ['without a name', /<FullNameKz>.*<\/FullNameKz>/, '', 'MALFORMED'],
    ['with two organisations', '</Organization>', '</Organization><Organization/>', 'MALFORMED'],
    ['that is a refusal', '<Code>002<', '<Code>099<', 'REFUSED'],
  ])('an answer %s is none', (_, from, to, reason) => {
    const xml = changed('gbdul-answer', from, to);
    expect(() => legalEntity(xml)).toThrow(expect.objectContaining({ reason }));
  });
});

describe('the answer of ЕНИС, by our own schema', () => {
  it('tells the power of attorney', () => {
    expect(power(recorded('enis-answer'))).toEqual({
      number: POWER.number,
      date: POWER.date,
      state: 'IN_FORCE',
      grantor: BIN,
      attorneyIin: '050912300344',
      validUntil: '2027-10-31',
      powers: [
        {
          code: 'PUBLIC_SERVICES',
          text: { kk: 'Мемлекеттік қызметтерді алу', ru: 'Получение государственных услуг' },
        },
      ],
    });
  });

  it.each<[string, object | null, string | RegExp, string]>([
    ['not found', null, '>FOUND<', '>NOT_FOUND<'],
    ['revoked', { state: 'REVOKED' }, '>FOUND<', '>REVOKED<'],
    ['expired', { state: 'EXPIRED' }, '>FOUND<', '>EXPIRED<'],
    ['over since yesterday', { state: 'EXPIRED' }, '2027-10-31', '2026-11-21'],
    ['over from tomorrow', { state: 'IN_FORCE' }, '2027-10-31', '2026-11-22'],
    ['without a term', { state: 'IN_FORCE', validUntil: null }, /<validUntil>.*<\/validUntil>/, ''],
    ['without powers', { powers: [] }, /<powers>[\s\S]*<\/powers>/, '<powers/>'],
  ])('%s', (_, expected, from, to) => {
    const read = power(changed('enis-answer', from, to));
    if (expected === null) expect(read).toBeNull();
    else expect(read).toMatchObject(expected);
  });

  it.each<[string, string | RegExp, string]>([
    ['to another question', '<requestId>6', '<requestId>7'],
    ['about another number', '<registryNumber>ДП-2026-0001', '<registryNumber>ДП-2026-0002'],
    ['about another date', '<actionDate>2026-11-01', '<actionDate>2026-11-02'],
    ['with a result that nobody knows', '>FOUND<', '>PERHAPS<'],
    ['without what was found', /<powerOfAttorney>[\s\S]*<\/powerOfAttorney>/, ''],
    ['from nobody', `<bin>${BIN}</bin>`, ''],
  ])('an answer %s makes no sense', (_, from, to) => {
    const xml = changed('enis-answer', from, to);
    expect(() => power(xml)).toThrow(expect.objectContaining({ reason: 'MALFORMED' }));
  });
});
