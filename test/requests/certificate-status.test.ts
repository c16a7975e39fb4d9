import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { paid, sign } from '../support/story.ts';
import { refusalOf } from './acts.ts';
import { type Cast, castOf, speaking } from './cast.ts';
import { certificateFor, documentOf, signedBy } from './keys.ts';
import { unchanged } from './record.ts';
import { bothLanguages } from './texts.ts';

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
  ] as const)(
    'while its answer is wrong (%s) a signature is not judged, and is taken as it is once it is right',
    async (lie, who) => {
      const signer = cast[who];
      const { id } = await paid(signer);
      const signature = await signer.signedDocument(id);
      await fault('OCSP', lie);
      const text = bothLanguages('errors:OCSP_INVALID');
      for (const language of ['kk', 'ru'] as const) {
        const caller = speaking(server, signer, language);
        const { request, userErrors } = await unchanged(server, id, () => sign(caller, id, signature));
        expect(request).toBeNull();
        expect(userErrors).toEqual([
          { code: 'OCSP_INVALID', path: ['input', 'signature'], message: text[language] },
        ]);
      }
      await fault('OCSP', 'OFF');
      expect((await sign(signer, id, signature)).request?.status).toBe('SENT');
    },
  );

  it('knows of a revocation that no list tells of yet', async () => {
    const identity = await certificateFor(server.sandbox.authority, applicant);
    server.sandbox.authority.revoke(identity.serial, 'keyCompromise');
    const { id } = await paid(applicant);
    await sign(applicant, id, signedBy(identity, await documentOf(applicant, id)));
    expect(await refusalOf(applicant, id)).toMatchObject({ causeCode: 'REVOKED' });
  });

  it('while it does not answer the list is asked, which a node has that starts without the authority', async () => {
    expect(readdirSync(lists)).toHaveLength(2);
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
