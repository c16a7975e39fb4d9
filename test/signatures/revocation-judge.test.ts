import type { OcspLie } from '../../src/sandbox/certification-authority/index.ts';
import { type Certificate, parseCertificate } from '../../src/signatures/certificates/x509.ts';
import { OcspClient, RevocationJudge } from '../../src/signatures/index.ts';
import { DAY_MS, HOUR_MS, NOW, rsaKey, signatureWorld } from '../support/signatures.ts';

const at = (ms: number) => NOW.getTime() + ms;

/** How the responder behaves: as it should, out of order, or with a lie. */
type Manner = 'HONEST' | 'DOWN' | OcspLie;

function ofPem(pem: string): Certificate {
  return parseCertificate(Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64'));
}

/** The sandbox's authority behind an address, with its responder in that manner. */
async function asked(manner: Manner = 'HONEST') {
  const world = await signatureWorld();
  const { authority, lists, clock } = world;
  const responder: typeof fetch = async (_, init) => {
    if (manner === 'DOWN' || !(init?.body instanceof Uint8Array)) throw new TypeError('unreachable');
    return new Response(
      new Uint8Array(await authority.answerOcsp(init.body, manner === 'HONEST' ? undefined : manner)),
    );
  };
  const ocsp = new OcspClient({ urls: ['http://responder'], userAgent: 'x', clock, lists, fetch: responder });
  const judge = new RevocationJudge({ lists, ocsp });
  const chain = [
    parseCertificate(world.applicant.certificate),
    ofPem(authority.issuingPem()),
    ofPem(authority.rootPem()),
  ];
  const check = async (time = clock.time) => {
    const { fault, doubt } = await judge.check(chain, time);
    return fault ?? doubt ?? 'GOOD';
  };
  return { ...world, judge, chain, check };
}

describe('the responder is asked first', () => {
  it('and its answer is the evidence, the root’s list beside it', async () => {
    const { judge, chain, lists, authority } = await asked();
    const [signer, issuing] = chain;
    const { evidence, fault, doubt } = await judge.check(chain, at(0));
    expect([fault, doubt]).toEqual([undefined, undefined]);
    expect(evidence).toEqual([
      {
        kind: 'OCSP',
        certificate: signer?.sha256,
        producedAt: NOW,
        thisUpdate: NOW,
        nextUpdate: null,
        responder: 'OCSP RESPONDER (SANDBOX)',
        response: expect.stringMatching(/^MII[A-Za-z0-9+/]+=*$/),
      },
      {
        kind: 'CRL',
        certificate: issuing?.sha256,
        number: '2',
        thisUpdate: NOW,
        nextUpdate: new Date(at(DAY_MS)),
        sha256: lists.current(ofPem(authority.rootPem()))?.base.sha256,
      },
    ]);
  });

  it('knows of a revocation before the list does', async () => {
    const { authority, applicant, check } = await asked();
    authority.revoke(applicant.serial, 'keyCompromise');
    expect(await check()).toBe('REVOKED');
  });

  it.each([
    ['superseded', 'REVOKED'],
    ['certificateHold', 'ON_HOLD'],
  ] as const)('%s: %s', async (reason, code) => {
    const { authority, applicant, check } = await asked();
    authority.revoke(applicant.serial, reason);
    expect(await check()).toBe(code);
  });

  it('superseded after the signature was made: good; compromised: not', async () => {
    const { authority, applicant, clock, check } = await asked();
    clock.time += HOUR_MS;
    authority.revoke(applicant.serial, 'superseded');
    expect(await check(at(0))).toBe('GOOD');
    const other = await asked();
    other.clock.time += HOUR_MS;
    other.authority.revoke(other.applicant.serial, 'keyCompromise');
    expect(await other.check(at(0))).toBe('REVOKED');
  });

  it('a certificate that was never issued', async () => {
    const { judge, chain, clock } = await asked();
    const [, ...authorities] = chain;
    const stranger = await signatureWorld();
    const unknown = parseCertificate((await stranger.issue({ key: rsaKey() })).certificate);
    const finding = await judge.check([unknown, ...authorities], clock.time);
    expect(finding).toMatchObject({ fault: 'NOT_ISSUED', evidence: [{ kind: 'OCSP' }, { kind: 'CRL' }] });
  });
});

describe('when no responder answers, a fresh list does', () => {
  it.each<Manner>(['DOWN', 'TRY_LATER'])('%s', async (manner) => {
    const { check, authority, applicant, refreshLists } = await asked(manner);
    expect(await check()).toBe('GOOD');
    authority.revoke(applicant.serial, 'superseded');
    expect(await check()).toBe('GOOD');
    await refreshLists();
    expect(await check()).toBe('REVOKED');
  });

  it('a stale one leaves the doubt that nobody answers', async () => {
    const { judge, chain, clock, lists, authority } = await asked('DOWN');
    clock.time += 25 * HOUR_MS;
    await lists.install(authority.rootCrlDer());
    expect(await judge.check(chain, clock.time)).toMatchObject({
      doubt: 'OCSP_UNAVAILABLE',
      retryAfterSeconds: 60,
    });
  });
});

describe('when a responder answers wrongly, nothing takes its place', () => {
  it.each<OcspLie>([
    'WRONG_NONCE',
    'WRONG_SERIAL',
    'UNSIGNED',
    'FOREIGN_RESPONDER',
    'EXPIRED_RESPONDER',
    'OLD',
  ])('%s', async (lie) => {
    const { judge, chain, clock } = await asked(lie);
    const finding = await judge.check(chain, clock.time);
    expect(finding).toMatchObject({ doubt: 'OCSP_INVALID', retryAfterSeconds: 60 });
    expect(finding.evidence).toHaveLength(1);
  });
});

describe('an issuing authority', () => {
  it('is judged by the root’s list; revoked, nothing below it is asked about', async () => {
    const { authority, chain, check, lists, judge } = await asked('DOWN');
    authority.revoke(chain[1]?.serialNumber ?? '', 'superseded');
    await lists.install(authority.rootCrlDer());
    expect(await check()).toBe('CA_REVOKED');
    expect((await judge.check(chain, at(0))).evidence).toHaveLength(1);
  });

  it('whose root’s list is stale leaves a doubt, and a revocation below goes before it', async () => {
    const { authority, applicant, check, clock } = await asked();
    clock.time += 25 * HOUR_MS;
    expect(await check()).toBe('CRL_STALE');
    clock.time += 2 * 60_000;
    authority.revoke(applicant.serial, 'superseded');
    expect(await check()).toBe('REVOKED');
  });
});

it('the evidence of a list names its delta', async () => {
  const { authority, applicant, lists, chain, clock } = await asked();
  authority.revoke(applicant.serial, 'certificateHold');
  expect(await lists.install(authority.deltaCrlDer())).toBe('INSTALLED');
  const judge = new RevocationJudge({ lists });
  expect(await judge.check(chain, clock.time)).toMatchObject({
    fault: 'ON_HOLD',
    evidence: [
      {
        kind: 'CRL',
        number: '1',
        delta: { number: '5', thisUpdate: NOW, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
      { kind: 'CRL' },
    ],
  });
});
