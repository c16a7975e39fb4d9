import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asOwner } from '../support/as-owner.ts';
import type { Client } from '../support/client.ts';
import { dueNow } from '../support/due-now.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { look, paid, sign } from '../support/story.ts';
import { refusalOf } from './acts.ts';
import { type Cast, castOf } from './cast.ts';
import { certificateFor, documentOf, signedBy } from './keys.ts';
import { bothLanguages } from './texts.ts';
import { until } from './until.ts';

const lists = mkdtempSync(join(tmpdir(), 'qyzmet-kept-'));
let server: RunningServer;
let cast: Cast;
let applicant: Client;
let settings: Record<string, string>;
beforeAll(async () => {
  server = await startServer();
  settings = { OCSP_URL: `${server.sandbox.url}/ca/ocsp`, REVOCATION_CACHE: lists };
  await server.restart(undefined, settings);
  cast = await castOf(server);
  applicant = cast.applicant;
});
afterEach(async () => {
  await fault('OCSP', 'OFF');
  await fault('CRL', 'OFF');
});
afterAll(async () => {
  await server.stop();
  rmSync(lists, { recursive: true });
});

/** Signatures that are held are judged now, not in a minute. */
async function tryNow(): Promise<void> {
  await asOwner(server.database.url, async (owner) => {
    await dueNow(owner, { where: `key LIKE 'judge-signature:%'` });
  });
}

async function fault(system: 'OCSP' | 'CRL', mode: string): Promise<void> {
  const response = await fetch(`${server.sandbox.url}/control/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ system, mode }),
  });
  expect(response.status).toBe(200);
}

describe('the authority’s responder is asked about the signer’s certificate', () => {
  it.each([
    ['WRONG_NONCE', 'applicant'],
    ['FOREIGN_RESPONDER', 'company'],
  ] as const)('while its answer is wrong (%s) a signature is held, until it is right', async (lie, who) => {
    const signer = cast[who];
    const { id } = await paid(signer);
    await fault('OCSP', lie);
    const { request, userErrors } = await sign(signer, id, await signer.signedDocument(id));
    expect([request?.status, userErrors]).toEqual(['AWAITING_SIGNATURE', []]);
    const { node } = await signer.query<{ node: { heldSignature: unknown } }>(
      `query ($id: ID!) { node(id: $id) { ... on Request { heldSignature { code kk: reason(lang: KK)
         ru: reason(lang: RU) } } } }`,
      { id },
    );
    expect(node.heldSignature).toEqual({ code: 'OCSP_INVALID', ...bothLanguages('errors:OCSP_INVALID') });
    await fault('OCSP', 'OFF');
    await tryNow();
    await until('the signature judged', async () =>
      (await look(signer, id)).status === 'SENT' ? true : null,
    );
  });

  it('knows of a revocation that no list tells of yet', async () => {
    const identity = await certificateFor(server.sandbox.authority, applicant);
    server.sandbox.authority.revoke(identity.serial, 'keyCompromise');
    const { id } = await paid(applicant);
    await sign(applicant, id, signedBy(identity, await documentOf(applicant, id)));
    expect(await refusalOf(applicant, id)).toMatchObject({ causeCode: 'REVOKED' });
  });

  it('while it does not answer the list is asked, which a node has that starts without the authority', async () => {
    expect(readdirSync(lists).length).toBeGreaterThanOrEqual(2);
    await server.restart(async () => {
      await fault('CRL', 'UNREACHABLE');
      await fault('OCSP', 'UNREACHABLE');
    }, settings);
    const { id } = await paid(cast.company);
    expect((await sign(cast.company, id, await cast.company.signedDocument(id))).request?.status).toBe(
      'SENT',
    );
  });
});
