import { createHash } from 'node:crypto';
import { isBin, isIin } from '../../src/kernel/index.ts';
import { openP12 } from '../../src/sandbox/certification-authority/index.ts';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { type SandboxHome, sandboxHome } from './running-sandbox.ts';

interface Person {
  readonly name: string;
  readonly iin: string;
  readonly bin: string | null;
  readonly rnn: string | null;
  readonly role: string;
  readonly organisation: string | null;
  readonly password: string;
  readonly p12: string;
  readonly p12Password: string;
}

const PROVIDER_ROLES = ['CLERK', 'EXECUTOR', 'EXECUTOR', 'HEAD', 'UNIT_HEAD'];

let home: SandboxHome;
let sandbox: RunningSandbox;
let people: Person[];
beforeAll(async () => {
  home = sandboxHome();
  sandbox = await home.start();
  people = await ask(sandbox);
});
afterAll(async () => {
  await sandbox.close();
  home.remove();
});

async function ask({ url }: RunningSandbox): Promise<Person[]> {
  return (await (await fetch(`${url}/people`)).json()) as Person[];
}

describe('the demonstration people', () => {
  it('begin with those of one committee, whom tests and clients meet first in each role', () => {
    expect(people.slice(0, 8).map(({ iin, role, organisation }) => [iin, role, organisation])).toEqual([
      ['050312400011', 'APPLICANT', null],
      ['050312300025', 'APPLICANT', null],
      ['050723400036', 'CLERK', 'INFORMATION_AND_ARCHIVES_COMMITTEE'],
      ['051115300047', 'UNIT_HEAD', 'INFORMATION_AND_ARCHIVES_COMMITTEE'],
      ['050909300050', 'EXECUTOR', 'INFORMATION_AND_ARCHIVES_COMMITTEE'],
      ['050602400068', 'EXECUTOR', 'INFORMATION_AND_ARCHIVES_COMMITTEE'],
      ['050228300079', 'HEAD', 'INFORMATION_AND_ARCHIVES_COMMITTEE'],
      ['051214400081', 'ADMINISTRATOR', null],
    ]);
  });

  it.each([
    [
      'INFORMATION_AND_ARCHIVES_COMMITTEE',
      ['CLERK', 'EXECUTOR', 'EXECUTOR', 'HEAD', 'INTEGRATOR', 'UNIT_HEAD', 'UNIT_HEAD'],
    ],
    ['INFORMATION_COMMITTEE', PROVIDER_ROLES],
    ['MANGYSTAU_INTERNAL_POLICY', PROVIDER_ROLES],
    ['EAST_KAZAKHSTAN_INTERNAL_POLICY', PROVIDER_ROLES],
    ['PSC_ASTANA', ['HEAD', 'PSC_COURIER', 'PSC_OPERATOR', 'PSC_STORE']],
    ['PSC_AQTAU', ['PSC_OPERATOR', 'PSC_STORE']],
    ['PSC_OSKEMEN', ['HEAD', 'PSC_COURIER', 'PSC_OPERATOR', 'PSC_STORE']],
  ])('play every part at %s', (code, roles) => {
    const staff = people.filter(({ organisation }) => organisation === code);
    expect(staff.map(({ role }) => role).toSorted()).toEqual(roles);
  });

  it('work for no other organisation, and only applicants and the administrator for none', () => {
    expect(new Set(people.map(({ organisation }) => organisation)).size).toBe(8);
    const free = people.filter(({ organisation }) => organisation === null).map(({ role }) => role);
    expect(free).toEqual(['APPLICANT', 'APPLICANT', 'ADMINISTRATOR', 'APPLICANT']);
  });

  it('have one applicant with a taxpayer number, which is nobody’s IIN', () => {
    const taxpayers = people.filter(({ rnn }) => rnn !== null);
    expect(taxpayers).toMatchObject([{ role: 'APPLICANT', bin: null, rnn: '600500000000' }]);
    expect(isIin('600500000000')).toBe(false);
  });

  it('have passwords and names of their own', () => {
    expect(new Set(people.map(({ password }) => password)).size).toBe(people.length);
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
  });

  it('are told with these fields and no others', () => {
    for (const person of people) {
      expect(Object.keys(person)).toEqual([
        'name',
        'iin',
        'bin',
        'rnn',
        'role',
        'organisation',
        'password',
        'p12',
        'p12Password',
      ]);
    }
  });

  it('have numbers with a right check digit that are theirs alone, of people born in 1905', () => {
    expect(new Set(people.map(({ iin }) => iin)).size).toBe(people.length);
    for (const { iin, bin } of people) {
      expect(isIin(iin)).toBe(true);
      expect(iin).toMatch(/^05\d{4}[34]/);
      expect(bin === null || isBin(bin)).toBe(true);
    }
    const heads = people.filter(({ bin }) => bin !== null);
    expect(new Set(heads.map(({ bin }) => bin)).size).toBe(heads.length);
    expect(heads.map(({ role }) => role)).toEqual(['APPLICANT', 'HEAD', 'HEAD', 'HEAD', 'HEAD']);
  });

  it('each have a key store that their password opens, in their own name', () => {
    for (const { iin, bin, p12, p12Password } of people) {
      const { certificate } = openP12(Buffer.from(p12, 'base64'), p12Password);
      const text = Buffer.from(certificate).toString('latin1');
      expect(text).toContain(`IIN${iin}`);
      expect(text.includes('BIN')).toBe(bin !== null);
      if (bin !== null) expect(text).toContain(`BIN${bin}`);
    }
  });

  it('keep their key stores over a restart', async () => {
    await sandbox.close();
    sandbox = await home.start();
    const digest = (all: Person[]) => createHash('sha256').update(JSON.stringify(all)).digest('hex');
    expect(digest(await ask(sandbox))).toBe(digest(people));
  });
});
