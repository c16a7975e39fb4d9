import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contextConstructed, element, octetString, sequence } from '../../../src/asn1/index.ts';
import { extension } from '../../../src/sandbox/certification-authority/certificate-builder.ts';
import type { RevocationReason } from '../../../src/sandbox/certification-authority/index.ts';
import { stampCms } from '../../../src/sandbox/certification-authority/index.ts';
import {
  buildTimestampToken,
  buildTstInfo,
} from '../../../src/sandbox/certification-authority/timestamp-token.ts';
import { gostVerification } from '../../../src/signatures/index.ts';
import { DIGEST_OID, digestOf } from '../../../src/signing/digests.ts';
import { CONTENT, HOUR_MS, messageOf, NOW } from '../../support/signatures.ts';
import { elementAt, PLACE, withElement, withMore } from './changed-der.ts';
import type { Attack, Stage } from './stage.ts';

/** Revoked now, whatever the message's own time-stamp says. */
export const revoked =
  (reason: RevocationReason): Attack =>
  async ({ judge, issue, world }) => {
    const holder = await issue();
    world.authority.revoke(holder.serial, reason);
    await world.refreshLists();
    return judge(messageOf(holder));
  };

/** Stamped, then revoked an hour later, and shown to an archive. */
export const revokedAfterStamp =
  (reason: RevocationReason): Attack =>
  async ({ issue, judge, world, ...stage }) => {
    const holder = await issue();
    const cms = await stampCms(messageOf(holder), async (value) => stamp({ ...stage, world }, value));
    world.clock.time += HOUR_MS;
    world.authority.revoke(holder.serial, reason);
    await world.refreshLists();
    const verdict = await judge(cms, { at: world.clock.now(), profile: 'ARCHIVE' });
    world.clock.time = NOW.getTime();
    return verdict;
  };

/** Stamped while the list was fresh, and judged when it is no longer: the stamp does not make it so. */
export const staleListBesideStamp: Attack = async (stage) => {
  const cms = await stampCms(messageOf(stage.applicant), async (value) => stamp(stage, value));
  return stage.judge(cms, { at: new Date(NOW.getTime() + 48 * HOUR_MS), profile: 'ARCHIVE' });
};

/** By a trusted authority, of the day after tomorrow. */
export const stampOfTheFuture: Attack = async (stage) => {
  const { applicant, judge, world } = stage;
  world.clock.time += 48 * HOUR_MS;
  const cms = await stampCms(messageOf(applicant), async (value) => stamp(stage, value));
  world.clock.time = NOW.getTime();
  return judge(cms, { profile: 'ARCHIVE' });
};

/** The stamp of one signature set beside another of the same person's. */
export const stampOfAnother: Attack = async (stage) => {
  const cms = await stampCms(messageOf(stage.applicant), async () => stamp(stage, Buffer.from('another')));
  return stage.judge(cms);
};

export const stampOfPerson: Attack = async (stage) => {
  const { applicant, judge } = stage;
  const cms = await stampCms(messageOf(applicant), async (value) => {
    const content = elementAt(stamp(stage, value), [1, 0, 2, 1, 0]);
    return buildTimestampToken({
      content: content.subarray(content.length - (content[1] ?? 0)),
      signer: applicant,
      certificates: [applicant.certificate],
    });
  });
  return judge(cms);
};

export const twoStamps: Attack = async (stage) => {
  const stamped = await stampCms(messageOf(stage.applicant), async (value) => stamp(stage, value));
  const twice = withElement(stamped, [...PLACE.signerInfo, 6], (attributes) =>
    withMore(attributes, elementAt(attributes, [0])),
  );
  return stage.judge(twice);
};

/** A right time-stamp but for a megabyte of extension: a digest of it would hold up everybody. */
export const hugeStamp: Attack = async ({ applicant, algorithm, judge, world }) => {
  const signer = world.stamper.identities[algorithm];
  const cms = await stampCms(messageOf(applicant), async (value) => {
    const small = buildTstInfo({
      imprint: { digestOid: DIGEST_OID[signer.key.digest], hash: digestOf(signer.key.digest, value) },
      policy: '1.2.398.3.3.2.6.4',
      serial: Buffer.of(0x4a),
      time: NOW,
    });
    const filler = extension('1.2.3.4', Buffer.alloc(1024 * 1024));
    const content = withMore(small, element(contextConstructed(1), filler));
    return buildTimestampToken({ content, signer, certificates: [signer.certificate] });
  });
  return judge(cms);
};

/** So many at once that the threads are closed before they are done with all: who waits gets no verdict, and may ask again. */
export const threadsClosed: Attack = async ({ applicant, judge }) => {
  const flood = Array.from({ length: 40 }, () => judge(messageOf(applicant)));
  await new Promise((resolve) => setImmediate(resolve));
  await gostVerification.close();
  const outcomes = new Set(await Promise.all(flood));
  outcomes.delete('VALID');
  return (await judge(messageOf(applicant))) === 'VALID' ? [...outcomes].join(' and ') : 'NEVER AGAIN';
};

/**
 * The certificate says that lists, answers and issuers are to be had at an address inside; whoever judges must not go
 * there (server-side request forgery). Says how many calls came.
 */
export const addressesInside: Attack = async ({ issue, judge }) => {
  let calls = 0;
  const server = createServer((_, response) => {
    calls += 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = (path: string) => `http://127.0.0.1:${port}/${path}`;
  const overrides = {
    crlUrl: url('list'),
    deltaCrlUrl: url('delta'),
    ocspUrl: url('ocsp'),
    issuerUrl: url('issuer'),
    practiceUrl: url('practice'),
  };
  try {
    const verdict = await judge(messageOf(await issue({ overrides })));
    return `${verdict}, ${calls} calls`;
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
};

/** Beside a signature there is a stamp that is no DER at all. */
export const stampOfNothing: Attack = async ({ judge, applicant }) =>
  judge(await stampCms(messageOf(applicant), async () => sequence(octetString(CONTENT))));

function stamp({ world, algorithm }: Pick<Stage, 'world' | 'algorithm'>, value: Uint8Array): Buffer {
  return world.stamper.stamp(value, algorithm === 'RSA' ? 'SHA256' : 'STREEBOG512');
}
