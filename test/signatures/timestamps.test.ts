import { element, explicit, integer, octetString, oid, sequence } from '../../src/asn1/index.ts';
import {
  type CertificateSpec,
  extension,
} from '../../src/sandbox/certification-authority/certificate-builder.ts';
import { certifyTimeStamping } from '../../src/sandbox/certification-authority/time-stamp-authority.ts';
import { timestampAttributes } from '../../src/sandbox/certification-authority/timestamp-token.ts';
import { parseSignedData } from '../../src/signatures/cms/cms.ts';
import { TrustStore, verifyTimestamp } from '../../src/signatures/index.ts';
import { digestOf } from '../../src/signing/digests.ts';
import { attribute } from '../../src/signing/index.ts';
import { DAY_MS, NOW, openSandboxAuthority, rsaKey } from '../support/signatures.ts';
import { testVectors, vectorBytes } from '../support/test-vectors.ts';
import {
  codeOf,
  SIGNATURE,
  type TimestampWorld,
  type TokenChange,
  timestampWorld,
} from '../support/timestamps.ts';

let world: TimestampWorld;
beforeAll(async () => {
  world = await timestampWorld();
});

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

describe('a time-stamp', () => {
  it('tells its time, its policy and who gave it', async () => {
    const token = world.stamper.stamp(SIGNATURE);
    const { chain, ...told } = await verifyTimestamp({ token, imprinted: SIGNATURE, trust: world.trust });
    const certificateSha256 = digestOf('SHA256', world.stamper.identities.RSA.certificate).toString('hex');
    expect(told).toEqual({
      time: NOW.getTime(),
      policy: '1.2.398.3.3.2.6.4',
      serialNumber: expect.stringMatching(/^[0-9A-F]{32}$/),
      authority: 'УАҚЫТ БЕЛГІСІ ҚЫЗМЕТІ (SANDBOX)',
      certificateSha256,
    });
    expect(chain.map(({ der }) => Buffer.from(der))).toEqual([
      world.stamper.identities.RSA.certificate,
      world.authority.issuingDer(),
      world.authority.rootDer(),
    ]);
  });

  it.each<[string, Date, number]>([
    ['whole seconds', NOW, NOW.getTime()],
    ['tenths', new Date(NOW.getTime() + 500), NOW.getTime() + 500],
    ['milliseconds', new Date(NOW.getTime() + 7), NOW.getTime() + 7],
  ])('tells the time in %s', async (_, time, told) => {
    expect(await world.check(world.token({ time }))).toMatchObject({ time: told });
  });

  it.each<[string, TokenChange]>([
    [
      'with a nonce, an accuracy and an order',
      { nonce: Buffer.of(0xff, 0x01), accuracySeconds: 5, ordering: true },
    ],
    ['over SHA-384', { digest: 'SHA384' }],
    ['over SHA-512', { digest: 'SHA512' }],
    ['of the older policy', { policy: '1.2.398.3.3.2.6.1' }],
  ])('is believed %s', async (_, change) => {
    expect(await world.check(world.token(change))).toMatchObject({ time: NOW.getTime() });
  });

  it('is believed when its authority names its certificate by SHA-1, as older ones do, and by no other', async () => {
    const { certificate } = world.stamper.identities.RSA;
    const content = contentOf(world.token());
    const [type = certificate, digest = certificate] = timestampAttributes(
      content,
      world.stamper.identities.RSA,
    );
    const named = (of: Uint8Array) =>
      attribute(
        '1.2.840.113549.1.9.16.2.12',
        sequence(sequence(sequence(octetString(digestOf('SHA1', of))))),
      );
    const token = (of: Uint8Array) => world.token({ content, attributes: [type, digest, named(of)] });
    expect(await world.check(token(certificate))).toMatchObject({ time: NOW.getTime() });
    expect(await world.check(token(world.applicant.certificate))).toBe('TST_INVALID');
    expect(await world.check(world.token({ content, attributes: [type, digest] }))).toBe('TST_INVALID');
  });

  it('may leave the authority’s certificate out when it came with the message', async () => {
    const [authority] = (
      await verifyTimestamp({ token: world.token(), imprinted: SIGNATURE, trust: world.trust })
    ).chain;
    const token = world.token({ certificates: [] });
    expect(await world.check(token)).toBe('TST_INVALID');
    expect(await world.check(token, { embedded: authority ? [authority] : [] })).toMatchObject({
      time: NOW.getTime(),
    });
  });

  it('is judged at its own time: an authority that has expired since is no harm', async () => {
    world.clock.time += 1200 * DAY_MS;
    expect(await world.check(world.token())).toMatchObject({ time: NOW.getTime() });
    world.clock.time = NOW.getTime();
  });

  it('is given with the GOST key over Streebog-512, as for a signature with a GOST key', async () => {
    const { authority, stamper } = world;
    const [root, issuing] = [authority.rootPem('GOST2015'), authority.issuingPem('GOST2015')];
    const trust = new TrustStore({ roots: [root], intermediates: [issuing] });
    const token = stamper.stamp(SIGNATURE, 'STREEBOG512');
    expect(await world.check(token, { trust })).toMatchObject({
      time: NOW.getTime(),
      certificateSha256: digestOf('SHA256', stamper.identities.GOST2015.certificate).toString('hex'),
    });
    const rsa = new TrustStore({ roots: [authority.rootPem()], intermediates: [authority.issuingPem()] });
    expect(await world.check(token, { trust: rsa })).toBe('TST_INVALID');
    expect(await world.check(token, { trust, imprinted: Buffer.from('another') })).toBe('TST_INVALID');
  });

  it('may be of a policy that configuration names', async () => {
    const token = world.token({ policy: '1.2.3.4' });
    expect(await world.check(token)).toBe('TST_INVALID');
    expect(await world.check(token, { policies: ['1.2.3.4'] })).toMatchObject({ policy: '1.2.3.4' });
  });
});

describe('a time-stamp that is refused', () => {
  it.each<[string, TokenChange, string]>([
    ['of another signature', { imprinted: Buffer.from('another') }, 'TST_INVALID'],
    ['over SHA-1', { digest: 'SHA1' }, 'WEAK_ALGORITHM'],
    ['of another policy', { policy: '1.2.398.3.3.2.6.2' }, 'TST_INVALID'],
    ['before its authority’s certificate', { time: new Date(NOW.getTime() - DAY_MS) }, 'TST_INVALID'],
    ['after its authority’s certificate', { time: new Date(NOW.getTime() + 1100 * DAY_MS) }, 'TST_INVALID'],
    ['of another content type', { contentType: '1.2.840.113549.1.7.1' }, 'TST_INVALID'],
    ['of two signers', { signerCount: 2 }, 'TST_INVALID'],
    ['of nobody', { signerCount: 0 }, 'TST_INVALID'],
    ['with other attributes', { attributes: [] }, 'TST_INVALID'],
    ['that is no TSTInfo', { content: sequence(integer(1)) }, 'TST_INVALID'],
    ['with a serial number of 21 octets', { serial: Buffer.alloc(21, 0x11) }, 'TST_INVALID'],
    ['with a nonce that is not minimal', { nonce: Buffer.of(0, 1) }, 'TST_INVALID'],
  ])('%s', async (_, change, code) => {
    expect(await world.check(world.token(change))).toBe(code);
  });

  it.each(['time', 'fraction', 'month'])('by its %s', async (kind) => {
    const texts = { time: '20261122100000', fraction: '20261122100000.50Z', month: '20261322100000Z' };
    const text = texts[kind as keyof typeof texts];
    const good = contentOf(world.token());
    const at = good.indexOf('20261122100000Z');
    const before = good.subarray(innerStart(good), at - 2);
    const content = element(0x30, before, element(0x18, Buffer.from(text)));
    expect(await world.check(world.token({ content }))).toBe('TST_INVALID');
  });

  it.each<[string, () => Uint8Array]>([
    ['default ordering written out', () => element(0x01, Buffer.of(0))],
    ['a critical extension', () => explicit(1, extension('1.2.3', Buffer.of(5, 0), true))],
    ['an accuracy of no milliseconds', () => sequence(element(0x80, Buffer.of(0)))],
    ['something after the end', () => octetString(Buffer.of(1))],
  ])('for %s', async (_, more) => {
    const good = contentOf(world.token());
    const content = element(0x30, good.subarray(innerStart(good)), more());
    expect(await world.check(world.token({ content }))).toBe('TST_INVALID');
  });

  it('but what is written well beyond it is taken', async () => {
    const good = contentOf(world.token());
    const extensions = explicit(1, extension('1.2.3', Buffer.of(5, 0)));
    const content = element(0x30, good.subarray(innerStart(good)), extensions);
    expect(await world.check(world.token({ content }))).toMatchObject({ time: NOW.getTime() });
  });

  it('of an authority below a root that is not pinned', async () => {
    const stranger = await openSandboxAuthority(world.clock);
    const signer = await certifyTimeStamping(stranger, 'RSA');
    expect(await world.check(world.token({ signer }))).toBe('TST_INVALID');
  });

  it.each<[string, Partial<CertificateSpec>, string]>([
    [
      'not critically for time-stamping',
      { extendedKeyUsage: [TIME_STAMPING], otherExtensions: [] },
      'TST_INVALID',
    ],
    [
      'for time-stamping and more',
      { otherExtensions: [purposes(TIME_STAMPING, '1.3.6.1.5.5.7.3.4')] },
      'TST_INVALID',
    ],
    ['for something else', { otherExtensions: [purposes('1.3.6.1.5.5.7.3.4')] }, 'TST_INVALID'],
    ['for anything', { otherExtensions: [] }, 'TST_INVALID'],
    ['not for signing', { keyUsage: ['keyEncipherment'] }, 'TST_INVALID'],
    [
      'with an unknown critical extension',
      { otherExtensions: [purposes(TIME_STAMPING), extension('1.2.3', Buffer.of(5, 0), true)] },
      'TST_INVALID',
    ],
    ['with two algorithms', { innerDigest: 'SHA512' }, 'TST_INVALID'],
    ['signed with SHA-1', { digest: 'SHA1' }, 'WEAK_ALGORITHM'],
    ['of a key of 1024 bits', { publicKey: rsaKey(1024).publicKeyInfo }, 'WEAK_ALGORITHM'],
  ])('of an authority whose certificate is %s', async (_, overrides, code) => {
    const signer = await certifyTimeStamping(world.authority, 'RSA', overrides);
    expect(await world.check(world.token({ signer }))).toBe(code);
  });

  it('of a person, not of an authority', async () => {
    expect(await world.check(world.token({ signer: world.applicant }))).toBe('TST_INVALID');
  });

  it('signed with another key than the certificate’s', async () => {
    const { certificate } = world.stamper.identities.RSA;
    expect(await world.check(world.token({ signer: { key: world.key, certificate } }))).toBe('TST_INVALID');
  });

  it('or a token cut short, with a byte behind it, empty', async () => {
    const good = world.token();
    for (const token of [good.subarray(0, -1), Buffer.concat([good, Buffer.of(0)]), Buffer.alloc(0)]) {
      expect(await world.check(token)).toBe('TST_INVALID');
    }
  });
});

describe('a token with a flipped bit', () => {
  it('is refused or tells the same', async () => {
    const good = world.token({ nonce: Buffer.of(7), accuracySeconds: 1 });
    const expected = await world.check(good);
    let accepted = 0;
    for (let i = 0; i < 1500; i++) {
      const bit = Math.floor((i * good.length * 8) / 1500);
      const flipped = Buffer.from(good);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const told = await world.check(flipped);
      if (typeof told === 'string') expect(['TST_INVALID', 'WEAK_ALGORITHM']).toContain(told);
      else {
        expect(told).toEqual(expected);
        accepted++;
      }
    }
    expect(accepted).toBeLessThan(30);
  });
});

it('a real token of the national authority over SHA-1 is refused as weak', async () => {
  for (const vector of testVectors('tsp').filter(({ file }) => file.endsWith('tsp_token.bin'))) {
    const input = { token: vectorBytes(vector), imprinted: SIGNATURE, trust: world.trust };
    expect(await verifyTimestamp(input).catch(codeOf)).toBe('WEAK_ALGORITHM');
  }
});

/** A critical extension: what a key is for. */
function purposes(...oids: readonly string[]): Buffer {
  return extension('2.5.29.37', sequence(...oids.map(oid)), true);
}

/** The TSTInfo in a token. */
function contentOf(token: Uint8Array): Buffer {
  return Buffer.from(parseSignedData(token).content ?? []);
}

function innerStart(der: Buffer): number {
  return (der[1] ?? 0) < 0x80 ? 2 : 2 + ((der[1] ?? 0) & 0x7f);
}
