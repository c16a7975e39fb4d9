import { createHash } from 'node:crypto';
import { isBin, isIin } from '../../src/kernel/index.ts';
import { openP12 } from '../../src/sandbox/certification-authority/index.ts';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { type SandboxHome, sandboxHome } from './running-sandbox.ts';

interface Person {
  readonly name: string;
  readonly iin: string;
  readonly bin: string | null;
  readonly role: string;
  readonly organisation: string | null;
  readonly password: string;
  readonly p12: string;
  readonly p12Password: string;
}

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
  it('play every part', () => {
    expect(people.map(({ role, organisation }) => [role, organisation])).toEqual([
      ['APPLICANT', null],
      ['APPLICANT', null],
      ['CLERK', 'INFORMATION_AND_ARCHIVES_COMMITTEE'],
      ['UNIT_HEAD', 'INFORMATION_AND_ARCHIVES_COMMITTEE'],
      ['EXECUTOR', 'INFORMATION_AND_ARCHIVES_COMMITTEE'],
      ['EXECUTOR', 'INFORMATION_AND_ARCHIVES_COMMITTEE'],
      ['HEAD', 'INFORMATION_AND_ARCHIVES_COMMITTEE'],
      ['ADMINISTRATOR', null],
    ]);
  });

  it('are told with these fields and no others', () => {
    for (const person of people) {
      expect(Object.keys(person)).toEqual([
        'name',
        'iin',
        'bin',
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
    expect(people.filter(({ bin }) => bin !== null).map(({ role }) => role)).toEqual(['APPLICANT', 'HEAD']);
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
