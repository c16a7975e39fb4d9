import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IssuedKeyStore } from '../../src/sandbox/certification-authority/authority.ts';
import type { Order } from '../../src/sandbox/certification-authority/certificate-order.ts';
import {
  KEY_ALGORITHMS,
  signCms,
  signCmsTogether,
  signXml,
  stampCms,
} from '../../src/sandbox/certification-authority/index.ts';
import { grantedResponse } from '../../src/sandbox/certification-authority/timestamp-response.ts';
import { parseCertificate } from '../../src/signatures/certificates/x509.ts';
import { parseRevocationList } from '../../src/signatures/revocation/crl.ts';
import { encodeOcspRequest } from '../../src/signatures/revocation/ocsp-request.ts';
import { certificateFacts } from './manifest-facts.ts';
import { APPLICANT, DAY_MS, messageOf, NOW, ORGANISATION, PASSWORD } from './signatures.ts';
import { SIGNATURE, type TimestampWorld, timestampWorld } from './timestamps.ts';

/** A row of a manifest. */
export interface ManifestRow {
  readonly file: string;
  readonly signers?: readonly object[];
}

const TEXT = 'test123';
const QUOTED = `detached: the ${TEXT.length} bytes "${TEXT}"`;
const before = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

/** Writes files of every kind, made by the sandbox's authority, and tells what a manifest says of them. */
export async function writeMaterial(folder: string): Promise<ManifestRow[]> {
  const world = await timestampWorld();
  const rows: ManifestRow[] = [];
  const write = (file: string, bytes: Uint8Array, facts: object) => {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), bytes);
    const row = {
      file,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      ...facts,
    };
    rows.push(row);
  };
  const people = await issueKeyStores(world);
  const lists = await writeLists(world, people, write);
  for (const [name, { p12, certificate, serial }] of Object.entries(people)) {
    const facts = { ...certificateFacts(certificate), revokedIn: lists.namedIn(serial) };
    write(`p12/${name}.p12`, p12, { kind: 'pkcs12', password: PASSWORD, ...facts });
  }
  await writeSignatures(world, people, write);
  await writeAnswers(world, people, write);
  write('paper.pdf', Buffer.from('%PDF-2.0'), { kind: 'pdf', pages: 1 });
  return rows;
}

type Write = (file: string, bytes: Uint8Array, facts: object) => void;

const ORDERS = {
  rsa: { ...APPLICANT, algorithm: 'RSA' },
  gost: { ...APPLICANT },
  head: { ...APPLICANT, template: 'HEAD', organisation: ORGANISATION },
  held: { ...APPLICANT },
  revoked: { ...APPLICANT, algorithm: 'RSA' },
  'revoked-since': { ...APPLICANT },
  expired: { ...APPLICANT, overrides: { notBefore: before(3), notAfter: before(2) } },
  authentication: { ...APPLICANT, template: 'AUTHENTICATION', algorithm: 'RSA' },
  system: {
    template: 'INFORMATION_SYSTEM',
    name: 'ИС «Үлгі»',
    systemId: '1.2.398.6.10.1.1',
    organisation: ORGANISATION,
  },
} as const satisfies Record<string, Order>;
type People = Readonly<Record<keyof typeof ORDERS, IssuedKeyStore>>;

async function issueKeyStores({ authority }: TimestampWorld): Promise<People> {
  const issue = (name: keyof typeof ORDERS) => authority.issue({ ...ORDERS[name], password: PASSWORD });
  return {
    rsa: await issue('rsa'),
    gost: await issue('gost'),
    head: await issue('head'),
    held: await issue('held'),
    revoked: await issue('revoked'),
    'revoked-since': await issue('revoked-since'),
    expired: await issue('expired'),
    authentication: await issue('authentication'),
    system: await issue('system'),
  };
}

/** Certificates of the authorities, their full lists, and a delta that alone knows of the last revocation. */
async function writeLists({ authority }: TimestampWorld, people: People, write: Write) {
  const listFacts = async (der: Uint8Array) => {
    const { list } = await parseRevocationList(der);
    const [thisUpdate, nextUpdate] = [list.thisUpdate, list.nextUpdate].map((ms) =>
      new Date(ms).toISOString(),
    );
    return { kind: 'crl', caSignature: true, thisUpdate, nextUpdate };
  };
  const revoke = (name: keyof People, reason: 'certificateHold' | 'superseded') =>
    authority.revoke(people[name].serial, reason);
  revoke('held', 'certificateHold');
  revoke('revoked', 'superseded');
  for (const algorithm of KEY_ALGORITHMS) {
    const alg = algorithm === 'RSA' ? 'RSA-SHA256' : 'GOST2015-512';
    for (const [name, der] of [
      ['root', authority.rootDer(algorithm)],
      ['issuing', authority.issuingDer(algorithm)],
    ] as const)
      write(`ca/${name}-${algorithm}.cer`, der, {
        kind: 'certificate',
        ...certificateFacts(der),
        eku: undefined,
      });
    const list = authority.crlDer(algorithm);
    write(`crl/${algorithm}.crl`, list, { ...(await listFacts(list)), alg, entries: 1 });
  }
  const rootList = Buffer.from(authority.rootCrlDer('RSA'));
  write('crl/root.crl', rootList, { ...(await listFacts(rootList)), alg: 'RSA-SHA256', entries: 0 });
  revoke('revoked-since', 'superseded');
  const delta = authority.deltaCrlDer('GOST2015');
  write('crl/delta.crl', delta, { ...(await listFacts(delta)), alg: 'GOST2015-512', entries: 2 });
  const entry = (crl: string, reason: number) => ({ crl, at: NOW.toISOString(), reason });
  const named = new Map<string, object[]>([
    [people.held.serial, [entry('crl/GOST2015.crl', 6), entry('crl/delta.crl', 6)]],
    [people.revoked.serial, [entry('crl/RSA.crl', 4)]],
    [people['revoked-since'].serial, [entry('crl/delta.crl', 4)]],
  ]);
  return { namedIn: (serial: string) => named.get(serial) ?? [] };
}

async function writeSignatures({ stamper }: TimestampWorld, people: People, write: Write): Promise<void> {
  const { rsa, gost, expired } = people;
  const content = Buffer.from(TEXT);
  const options = { content, signingTime: NOW };
  const signer = ({ certificate }: IssuedKeyStore) => ({
    ...certificateFacts(certificate),
    verified: true,
    signingTime: NOW.toISOString(),
    tst: false,
  });
  const cms = (...signers: object[]) => ({ kind: 'cms', content: 'attached', signers });
  const attached = signCms(rsa, { ...options, attached: true });
  write('cms/attached.der', attached, cms(signer(rsa)));
  const together = signCmsTogether([rsa, gost], { ...options, attached: false });
  /* A SET OF stands in the order of its encodings: the shorter signature of GOST first. */
  write('cms/detached.der', together, { ...cms(signer(gost), signer(rsa)), content: QUOTED });
  const stamped = await stampCms(signCms(gost, { ...options, attached: true }), (value) =>
    Promise.resolve(stamper.stamp(value, 'STREEBOG512')),
  );
  write('cms/stamped.der', stamped, cms({ ...signer(gost), tst: { policy: '1.2.398.3.3.2.6.4' } }));
  write('cms/expired.der', signCms(expired, { ...options, attached: true }), cms(signer(expired)));
  const abroad = await timestampWorld();
  const strange = await stampCms(attached, (value) => Promise.resolve(abroad.stamper.stamp(value)));
  write('cms/stamped-abroad.der', strange, cms({ ...signer(rsa), tst: true }));
  const weak = messageOf({ ...rsa, content, digest: 'SHA1' });
  write('cms/weak.der', weak, cms({ ...signer(rsa), digest: '1.3.14.3.2.26' }));
  write('tsp/abroad.bin', abroad.stamper.stamp(SIGNATURE), { kind: 'tsp' });
  const forged = Buffer.from(attached);
  forged[forged.length - 1] = (forged[forged.length - 1] ?? 0) ^ 1;
  write('cms/forged.der', forged, cms({ ...signer(rsa), verified: false }));
  const xml = signXml(gost, Buffer.from('<paper xmlns="urn:of:a:test"><a>1</a></paper>'));
  write('xml/signed.xml', xml, { kind: 'xml', signers: [{ ...signer(gost), signingTime: null }] });
  const { serial } = certificateFacts(gost.certificate);
  write('cer/gost.cer', gost.certificate, { kind: 'certificate', ...certificateFacts(gost.certificate) });
  write('raw/gost.sig', gost.key.sign(content), { kind: 'raw', serial, content: QUOTED, verified: true });
}

async function writeAnswers({ authority, stamper }: TimestampWorld, people: People, write: Write) {
  for (const name of ['gost', 'revoked-since'] as const) {
    const certificate = parseCertificate(people[name].certificate);
    const question = encodeOcspRequest(
      certificate,
      parseCertificate(authority.issuingDer('GOST2015')),
      Buffer.alloc(16, 7),
    );
    write(`ocsp/${name}.bin`, await authority.answerOcsp(question), { kind: 'ocsp-response' });
  }
  const token = stamper.stamp(SIGNATURE);
  write('tsp/token.bin', token, { kind: 'tsp' });
  write('tsp/response.bin', grantedResponse(token), { kind: 'tsp' });
}
