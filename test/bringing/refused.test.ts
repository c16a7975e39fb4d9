import { randomUUID } from 'node:crypto';
import { PARTNER_SENDER } from '../../src/sandbox/gateway/systems.ts';
import {
  ATTORNEY,
  DECEASED_INDIVIDUAL,
  INCAPABLE_INDIVIDUAL,
  INDIVIDUAL_WITHOUT_DOCUMENT,
  LEGAL_ENTITY_WITHOUT_ACCOUNT,
  LIQUIDATED_LEGAL_ENTITY,
} from '../../src/sandbox/registries/invented-records.ts';
import { samples } from '../documents/sample-files.ts';
import { FORMS, startWithAllEditions } from '../requests/any-edition.ts';
import { putOut } from '../requests/outside.ts';
import { nothingBegun, recordOf } from '../requests/record.ts';
import { bothLanguages } from '../requests/texts.ts';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { systemKey } from '../support/soap-caller.ts';
import {
  type Attachment,
  about,
  Bank,
  codesOf,
  faultsOf,
  periodicalsOf,
  prepareData,
  submitData,
} from './bank.ts';

let server: RunningServer;
let bank: Bank;
let holder: Client;
let applicant: { iin: string; name: string };
beforeAll(async () => {
  server = await startWithAllEditions();
  bank = new Bank(server);
  holder = await server.as('APPLICANT');
  const { iin = '', name = '' } = holder.person ?? {};
  applicant = { iin, name };
});
afterAll(() => server.stop());

const nameOf = ({ surname, givenName, patronymic }: typeof ATTORNEY): string =>
  [surname, givenName, patronymic].filter((part) => part !== undefined).join(' ');
const known = (record: typeof ATTORNEY) => ({ iin: record.iin, name: nameOf(record) });
const SERVICES = ['PREPARE', 'NEXT', 'SUBMIT', 'WITHDRAW'];

function dataFor(service: string): string {
  const id = `req_${randomUUID()}`;
  if (service === 'PREPARE') return prepareData(periodicalsOf(applicant));
  if (service === 'SUBMIT') return submitData(id, randomUUID(), 'AAAA');
  return about(service === 'NEXT' ? 'requestNext' : 'requestWithdraw', id);
}

async function peopleCount(): Promise<number> {
  const [row] = await server.database.database.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM person',
  );
  return row?.count ?? 0;
}

/** Does the work and holds that neither a request nor a person nor a file came of it. */
async function nothingWritten(work: () => Promise<Element>): Promise<Element> {
  const people = await peopleCount();
  const answer = await nothingBegun(server, work);
  expect(await peopleCount()).toBe(people);
  return answer;
}

describe('a system that may not bring requests', () => {
  it.each(SERVICES)('is refused by QYZMET_REQUEST_%s', async (service) => {
    const key = systemKey(process.env['TEST_FOLDER'] ?? '', 'partner');
    const asked = { sender: PARTNER_SENDER, key };
    const answer = await bank.ask(`QYZMET_REQUEST_${service}`, dataFor(service), asked);
    expect([answer.status, answer.fault()]).toEqual([500, 'BRINGING_NOT_ALLOWED']);
  });

  it('is refused when the gateway passes its request on, or one of somebody unknown', async () => {
    const key = systemKey(process.env['TEST_FOLDER'] ?? '', 'gateway');
    for (const sender of [PARTNER_SENDER, 'SOMEBODY']) {
      const answer = await bank.ask('QYZMET_REQUEST_PREPARE', dataFor('PREPARE'), { sender, key });
      expect(answer.fault()).toBe('BRINGING_NOT_ALLOWED');
    }
  });

  it('is unknown where the certificate is not that of the sender', async () => {
    const key = systemKey(process.env['TEST_FOLDER'] ?? '', 'partner');
    const answer = await bank.ask('QYZMET_REQUEST_PREPARE', dataFor('PREPARE'), { key });
    expect(answer.fault()).toBe('SENDER_UNKNOWN');
  });
});

describe('data that is not as the schema has it', () => {
  it.each<[string, string, string]>([
    ['of another service', 'PREPARE', about('requestNext', `req_${randomUUID()}`)],
    ['without an applicant', 'PREPARE', '<requestPrepare xmlns="urn:qyzmet:requests:1"/>'],
    ['with a number for an id', 'NEXT', about('requestNext', '20261122000017')],
    ['with a signature that is not Base64', 'SUBMIT', submitData(`req_${randomUUID()}`, randomUUID(), 'ә')],
    [
      'with more than is read',
      'WITHDRAW',
      about('requestWithdraw', `req_${randomUUID()}`).replace('</id>', '</id><more/>'),
    ],
  ])('%s is malformed', async (_what, service, data) => {
    expect((await bank.ask(`QYZMET_REQUEST_${service}`, data)).fault()).toBe('MESSAGE_MALFORMED');
  });

  it('with a field twice is malformed', async () => {
    const data = prepareData(periodicalsOf(applicant, { form: { region: '47' } }));
    const twice = data.replace(/(<field name="region">.*?<\/field>)/, '$1$1');
    expect((await bank.ask('QYZMET_REQUEST_PREPARE', twice)).fault()).toBe('MESSAGE_MALFORMED');
  });
});

describe('a form with faults', () => {
  it('is answered with all of them, by field, in both languages, and nothing is written', async () => {
    const { region, periodicals } = FORMS.ForeignPeriodicals;
    const form = {
      region,
      periodicals: [{ ...periodicals[0], copies: 'many', country: '' }, { title: 'Q' }],
      colour: 'red',
    };
    const unknown = { iin: ATTORNEY.iin, name: nameOf(ATTORNEY) };
    const answer = await nothingWritten(() => bank.prepare(periodicalsOf(unknown, { form })));
    const faults = faultsOf(answer);
    expect(faults.map(({ field, code }) => [field, code])).toEqual(
      expect.arrayContaining([
        ['form.periodicals.0.copies', 'FORM_WRONG_TYPE'],
        ['form.periodicals.0.country', 'FORM_REQUIRED'],
        ['form.periodicals.1.copies', 'FORM_REQUIRED'],
        ['form.colour', 'FORM_UNKNOWN_FIELD'],
      ]),
    );
    const required = faults.find(({ code }) => code === 'FORM_REQUIRED');
    expect({ kk: required?.kk, ru: required?.ru }).toEqual(bothLanguages('errors:FORM_REQUIRED'));
  });

  it.each<[string, object, string, string]>([
    ['of no service', { service: 'PASSPORT' }, 'service', 'SERVICE_UNKNOWN'],
    ['of no edition', { regulation: '1-1900' }, 'regulation', 'EDITION_UNKNOWN'],
    ['of another service’s edition', { regulation: '178-2012-1' }, 'regulation', 'EDITION_UNKNOWN'],
  ])('%s is refused', async (_what, changes, field, code) => {
    const answer = await nothingWritten(() => bank.prepare(periodicalsOf(applicant, changes)));
    expect(faultsOf(answer)).toMatchObject([{ field, code }]);
  });
});

describe('an attachment', () => {
  const file = (changes: Partial<Attachment>): Attachment => ({
    ...{ kind: 'OTHER', fileName: 'a.pdf', content: samples.pdf },
    ...changes,
  });
  const large = (bytes: number): Buffer => Buffer.concat([samples.pdf, Buffer.alloc(bytes)]);

  it.each<[string, readonly Attachment[], [string | null, string][]]>([
    ['of no such kind', [file({ kind: 'PASSPORT' })], [['attachment.0', 'DOCUMENT_KIND_UNKNOWN']]],
    [
      'that is a program, and one under a wrong name: each is told',
      [file({ content: samples.exe }), file({}), file({ fileName: 'a.png' })],
      [
        ['attachment.0', 'FILE_TYPE_NOT_ALLOWED'],
        ['attachment.2', 'FILE_TYPE_MISMATCH'],
      ],
    ],
    ['larger than a megabyte', [file({ content: large(1024 * 1024) })], [['attachment.0', 'FILE_TOO_LARGE']]],
    [
      'too large together with another',
      [file({ content: large(700_000) }), file({ fileName: 'b.pdf', content: large(700_000) })],
      [[null, 'ATTACHMENTS_TOO_LARGE']],
    ],
  ])('%s is refused, and nothing is written', async (_what, attachments, expected) => {
    const answer = await nothingWritten(() => bank.prepare(periodicalsOf(applicant, { attachments })));
    expect(faultsOf(answer).map(({ field, code }) => [field, code])).toEqual(expected);
  });
});

describe('an applicant', () => {
  it.each<[string, () => object, string, string]>([
    ['whose number is none', () => ({ iin: '050312400012', name: 'Кім' }), 'applicant.iin', 'INVALID_IIN'],
    [
      'whose entity’s number is none',
      () => ({ ...applicant, bin: '050312400012' }),
      'applicant.bin',
      'INVALID_BIN',
    ],
    [
      'whom the registry does not know',
      () => ({ iin: '900101400013', name: 'Сынақов Әлем' }),
      'applicant.iin',
      'INDIVIDUAL_UNKNOWN',
    ],
    ['of another name', () => ({ ...applicant, name: 'Басқа Біреу' }), 'applicant.iin', 'INDIVIDUAL_UNKNOWN'],
    [
      'who is dead and of another name',
      () => ({ ...known(DECEASED_INDIVIDUAL), name: 'Басқа Біреу' }),
      'applicant.iin',
      'INDIVIDUAL_UNKNOWN',
    ],
    ['who is dead', () => known(DECEASED_INDIVIDUAL), 'applicant.iin', 'INDIVIDUAL_NOT_ALIVE'],
    ['who is incapable', () => known(INCAPABLE_INDIVIDUAL), 'applicant.iin', 'INDIVIDUAL_NOT_CAPABLE'],
    [
      'of a liquidated entity',
      () => ({ ...applicant, bin: LIQUIDATED_LEGAL_ENTITY.bin }),
      'applicant.bin',
      'LEGAL_ENTITY_LIQUIDATED',
    ],
    [
      'of an entity that there is not',
      () => ({ ...applicant, bin: '991240999109' }),
      'applicant.bin',
      'LEGAL_ENTITY_UNKNOWN',
    ],
    [
      'who is new and heads another entity',
      () => ({ ...known(INDIVIDUAL_WITHOUT_DOCUMENT), bin: LEGAL_ENTITY_WITHOUT_ACCOUNT.bin }),
      'applicant.bin',
      'APPLICANT_NOT_HEAD',
    ],
    [
      'whose account is an individual’s, for an entity',
      () => ({ ...applicant, bin: LEGAL_ENTITY_WITHOUT_ACCOUNT.bin }),
      'applicant',
      'APPLICANT_NOT_CALLER',
    ],
  ])('%s is refused, and nothing is written', async (_who, of, field, code) => {
    const who = { ...applicant, ...of() };
    const answer = await nothingWritten(() => bank.prepare(periodicalsOf(who)));
    expect(faultsOf(answer)).toMatchObject([{ field, code }]);
  });

  it('cannot be asked about while the registry is silent: the same message may come later', async () => {
    const asked = { messageId: randomUUID() };
    await putOut(server, 'REGISTRIES', 'UNREACHABLE');
    const answer = await nothingWritten(() => bank.prepare(periodicalsOf(applicant), asked));
    expect(codesOf(answer)).toEqual(['STATE_REGISTRY_SILENT']);
    await putOut(server, 'REGISTRIES', 'OFF');
    expect(await bank.prepared(periodicalsOf(applicant), asked)).toMatchObject({ status: 'DRAFT' });
  });
});

describe('a request that the system has not brought', () => {
  it('is as if there were none: the applicant’s own, one of nobody, and another system’s', async () => {
    const { id: others } = await bank.prepared(periodicalsOf(applicant));
    const [drafted] = await server.database.database.query<{ id: string }>(
      'SELECT id FROM request WHERE id <> $1 AND id NOT IN (SELECT request_id FROM brought_request) LIMIT 1',
      [others.replace('req_', '')],
    );
    expect(drafted).toBeUndefined();
    const { applyForForeignPeriodicals } = await holder.query<{
      applyForForeignPeriodicals: { request: { id: string } };
    }>(
      `mutation ($input: ApplyForForeignPeriodicalsInput!) {
         applyForForeignPeriodicals(input: $input) { request { id } } }`,
      { input: { regulation: '57-2012', application: FORMS.ForeignPeriodicals } },
    );
    for (const id of [applyForForeignPeriodicals.request.id, `req_${randomUUID()}`]) {
      expect(codesOf(await bank.next(id))).toEqual(['REQUEST_NOT_FOUND']);
      expect(codesOf(await bank.withdraw(id))).toEqual(['REQUEST_NOT_FOUND']);
      expect(codesOf(await bank.submit(id, randomUUID(), 'AAAA'))).toEqual(['REQUEST_NOT_FOUND']);
      expect(await bank.status(id)).toBeNull();
    }
    const asked = { sender: PARTNER_SENDER, key: systemKey(process.env['TEST_FOLDER'] ?? '', 'partner') };
    expect(await bank.status(others, asked)).toBeNull();
    await server.restart(undefined, { BRINGING_PARTNERS: `BANK_APP,${PARTNER_SENDER}` });
    expect(codesOf(await bank.next(others, asked))).toEqual(['REQUEST_NOT_FOUND']);
    expect(codesOf(await bank.withdraw(others, asked))).toEqual(['REQUEST_NOT_FOUND']);
    expect((await recordOf(server, others)).request.status).toBe('DRAFT');
  });
});

it('the server does not start with a bringer whose signature nobody could know', async () => {
  const settings = { EDITIONS: 'all', BRINGING_PARTNERS: 'NOBODY' };
  await expect(startServer({ settings })).rejects.toThrow('BRINGING_PARTNERS');
});
