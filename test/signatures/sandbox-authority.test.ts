import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openP12, SandboxAuthority } from '../../src/sandbox/certification-authority/index.ts';
import { parseRevocationList } from '../../src/signatures/revocation/crl.ts';
import { APPLICANT, DAY_MS, HeldClock, PASSWORD, rsaKey } from '../support/signatures.ts';

describe('the sandbox’s certification authority', () => {
  const clock = new HeldClock();
  const folder = mkdtempSync(join(tmpdir(), 'qyzmet-authority-'));
  const url = 'http://localhost:4100';
  const open = () => SandboxAuthority.open({ clock, folder, url });
  const key = rsaKey();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps its keys, its revocations and the count of its lists', async () => {
    const first = await open();
    const { serial } = await first.certify({ ...APPLICANT, key });
    first.revoke(serial, 'superseded');
    const { list } = await parseRevocationList(first.crlDer());
    const second = await open();
    expect([second.rootPem(), second.issuingPem()]).toEqual([first.rootPem(), first.issuingPem()]);
    const { list: later } = await parseRevocationList(second.crlDer());
    expect(later.revoked.find(Buffer.from(serial, 'hex'))).toMatchObject({ reason: 4 });
    expect(later.number).toBe((list.number ?? 0n) + 1n);
    expect(statSync(join(folder, 'authority.json')).mode & 0o077).toBe(0);
  });

  it('makes a new list after a revocation and at half of a list’s life, not at every call', async () => {
    const authority = await open();
    const first = authority.crlDer();
    expect(authority.crlDer()).toBe(first);
    clock.time += DAY_MS / 2;
    const second = authority.crlDer();
    expect(second).not.toEqual(first);
    authority.revoke('4A', 'keyCompromise');
    expect(authority.crlDer()).not.toEqual(second);
  });

  it('of earlier days, with RSA keys alone, keeps them and gets GOST keys', async () => {
    const earlier = mkdtempSync(join(tmpdir(), 'qyzmet-authority-'));
    const file = join(earlier, 'authority.json');
    const { gost, issued, ...old } = JSON.parse(readFileSync(join(folder, 'authority.json'), 'utf8'));
    writeFileSync(file, JSON.stringify(old));
    const authority = await SandboxAuthority.open({ clock, folder: earlier, url });
    expect(authority.issuingPem()).toBe(old.issuing.certificate);
    expect(authority.issuingPem('GOST2015')).not.toBe(gost.issuing.certificate);
    const again = await SandboxAuthority.open({ clock, folder: earlier, url });
    expect(again.rootPem('GOST2015')).toBe(authority.rootPem('GOST2015'));
    expect(issued.length).toBeGreaterThan(0);
    expect(again.issued()).toEqual([]);
    rmSync(earlier, { recursive: true });
  });

  it('names a certificate as it is read, without zeros in front', async () => {
    const authority = await open();
    const serial = Buffer.from('004a'.padEnd(40, '7'), 'hex');
    const { certificate, ...issued } = await authority.certify({ ...APPLICANT, key, overrides: { serial } });
    expect(issued.serial).toBe(new X509Certificate(certificate).serialNumber);
    expect(authority.issued().at(-1)?.serial).toBe(issued.serial);
  });

  it('does not found itself anew over a damaged file', async () => {
    const damaged = mkdtempSync(join(tmpdir(), 'qyzmet-authority-'));
    writeFileSync(join(damaged, 'authority.json'), '{}');
    await expect(SandboxAuthority.open({ clock, folder: damaged, url })).rejects.toThrow();
    rmSync(damaged, { recursive: true });
  });

  it('hands out key stores that open with their password and no other', async () => {
    const authority = await open();
    const { p12, certificate } = await authority.issue({ ...APPLICANT, key, password: PASSWORD });
    const opened = openP12(p12, PASSWORD);
    expect(Buffer.from(opened.certificate)).toEqual(certificate);
    expect(opened.key.publicKeyInfo).toEqual(key.publicKeyInfo);
    expect(() => openP12(p12, 'wrong')).toThrow();
  });
});
