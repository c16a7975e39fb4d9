import { X509Certificate } from 'node:crypto';
import { TrustStore } from '../../src/signatures/index.ts';
import { HeldClock, openSandboxAuthority } from '../support/signatures.ts';

describe('pinning certificates', () => {
  it('refuses a text without one, a person’s certificate, and no root at all', async () => {
    const authority = await openSandboxAuthority(new HeldClock());
    const { certificatePem } = await authority.certify({
      surname: 'Сынақов',
      givenName: 'Әлем',
      iin: '900101400013',
      template: 'INDIVIDUAL',
    });
    const root = authority.rootPem();
    expect(() => new TrustStore({ roots: [], intermediates: [] })).toThrow('no root');
    expect(() => new TrustStore({ roots: ['words'], intermediates: [] })).toThrow('no PEM');
    expect(() => new TrustStore({ roots: [root], intermediates: [certificatePem] })).toThrow(
      'not a certification',
    );
    expect(new TrustStore({ roots: [root + authority.issuingPem()], intermediates: [] }).roots).toHaveLength(
      2,
    );
    expect(new X509Certificate(root).subject).toContain('SANDBOX');
  });
});
