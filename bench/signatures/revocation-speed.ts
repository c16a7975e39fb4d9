/**
 * What a list of the size of the national authority's costs:
 * `node --expose-gc bench/signatures/revocation-speed.ts [entries [RSA|GOST2015]]`. Prints how long it takes to
 * read, how long other work waits meanwhile, what the index holds, how many serial numbers a second are found.
 */
import { randomFillSync } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { bitString, explicit, integer, pem, sequence, time } from '../../src/asn1/index.ts';
import { systemClock } from '../../src/kernel/index.ts';
import {
  buildCertificate,
  type CertificateIssuer,
  extension,
} from '../../src/sandbox/certification-authority/certificate-builder.ts';
import { encodeName } from '../../src/sandbox/certification-authority/name-builder.ts';
import { parseCertificate } from '../../src/signatures/certificates/x509.ts';
import { InMemoryRevocationLists, TrustStore } from '../../src/signatures/index.ts';
import { keyIdentifier } from '../../src/signing/digests.ts';
import { newSigningKey } from '../../src/signing/private-key.ts';

const ENTRIES = Number(process.argv[2] ?? 422_065);
const LOOKUPS = 300_000;
const HOUR_MS = 3_600_000;

const key = await newSigningKey(process.argv[3] === 'GOST2015' ? 'GOST2015' : 'RSA');
const publicKey = key.publicKeyInfo;
const issuer: CertificateIssuer = { subject: [['CN', 'BENCH']], key, keyId: keyIdentifier(publicKey) };
const at = (ms: number): Date => new Date(Date.now() + ms);
const root = buildCertificate(
  {
    serial: Buffer.of(1),
    subject: issuer.subject,
    publicKey,
    notBefore: at(-HOUR_MS),
    notAfter: at(HOUR_MS),
    keyUsage: ['keyCertSign', 'cRLSign'],
    extendedKeyUsage: [],
    authority: {},
  },
  issuer,
);

/** 30 2f 02 14 serial(20) 17 0d time 30 0c 30 0a 06 03 55 1d 15 04 03 0a 01 reason: 53 octets an entry. */
function entries(): Buffer {
  const one = sequence(
    integer(Buffer.alloc(20, 0x40)),
    time(new Date('2025-03-04T05:06:07Z')),
    sequence(extension('2.5.29.21', Buffer.of(0x0a, 1, 4))),
  );
  const all = Buffer.alloc(one.length * ENTRIES);
  for (let i = 0; i < ENTRIES; i++) {
    one.copy(all, i * one.length);
    const serial = all.subarray(i * one.length + 4, i * one.length + 24);
    randomFillSync(serial);
    serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  }
  return all;
}

function list(revoked: Buffer): Buffer {
  const tbs = sequence(
    integer(1),
    key.signatureAlgorithm(),
    encodeName(issuer.subject),
    time(at(-1000)),
    time(at(HOUR_MS)),
    sequence(revoked),
    explicit(0, sequence(extension('2.5.29.20', integer(7)))),
  );
  return sequence(tbs, key.signatureAlgorithm(), bitString(key.sign(tbs)));
}

/** Buffers go a turn after what held them. */
async function held(): Promise<number> {
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.();
    await nextTurn();
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const mib = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

/** The longest time between two turns of the loop, in ms of this thread's CPU: others on the machine do not count. */
function watchStalls(): () => number {
  let longest = 0;
  let going = true;
  let last = process.threadCpuUsage();
  const turn = (): void => {
    const { user, system } = process.threadCpuUsage(last);
    longest = Math.max(longest, (user + system) / 1000);
    last = process.threadCpuUsage();
    if (going) setImmediate(turn);
  };
  setImmediate(turn);
  return () => {
    going = false;
    return longest;
  };
}

async function measure(der: Uint8Array) {
  const trust = new TrustStore({ roots: [pem('CERTIFICATE', root)], intermediates: [] });
  const before = await held();
  const lists = new InMemoryRevocationLists({ trust, clock: systemClock });
  const start = performance.now();
  const cpu = process.cpuUsage();
  const outcome = await lists.install(der);
  const milliseconds = performance.now() - start;
  const used = process.cpuUsage(cpu);
  const index = (await held()) - before;
  /* Once more: to watch the loop costs time of its own. */
  const stall = watchStalls();
  await new InMemoryRevocationLists({ trust, clock: systemClock }).install(der);
  return { lists, outcome, milliseconds, cpu: (used.user + used.system) / 1000, stall: stall(), index };
}

/** Kept, so that what one round holds does not go while the next is measured. */
const rounds: InMemoryRevocationLists[] = [];
const revoked = entries();
const der = list(revoked);
const present = Array.from({ length: 1000 }, (_, i) => revoked.subarray(i * 53 * 400 + 4, i * 53 * 400 + 24));
const absent = present.map((serial) => Buffer.from(serial).fill(1, 0, 4));
console.log(`a list of ${ENTRIES} entries, ${mib(der.length)}, ${key.algorithm}; node ${process.version}`);
if (globalThis.gc === undefined) console.log('without --expose-gc the memory is a guess');
for (let round = 1; round <= 3; round++) {
  const { lists, outcome, milliseconds, cpu, stall, index } = await measure(der);
  rounds.push(lists);
  const current = lists.current(parseCertificate(root));
  const start = performance.now();
  let found = 0;
  for (let i = 0; i < LOOKUPS; i++) {
    const serial = (i % 2 === 0 ? present : absent)[i % 1000];
    if (serial !== undefined && current?.find(serial) !== null) found++;
  }
  const perSecond = (LOOKUPS / (performance.now() - start)) * 1000;
  console.log(
    `${round}. ${outcome} in ${milliseconds.toFixed(0)} ms (CPU ${cpu.toFixed(0)} ms), longest stall ${stall.toFixed(0)} ms, ` +
      `index ${mib(index)}, ${Math.round(perSecond)} lookups/s (${found} of ${LOOKUPS} found)`,
  );
}
