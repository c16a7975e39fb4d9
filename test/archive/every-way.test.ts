import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTrust, verifyArchive } from '../../src/archive/index.ts';
import { systemClock } from '../../src/kernel/index.ts';
import { apostilleIssued, apostilleSent, gather } from '../centres/parcel-story.ts';
import { startWithAllEditions } from '../requests/any-edition.ts';
import { Committee } from '../requests/committee.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { copyTrust, fetched, membersOf } from './archive-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'ways-'));

let server: RunningServer;
beforeAll(async () => {
  server = await startWithAllEditions();
  copyTrust(join(process.env['TEST_FOLDER'] ?? '', 'sandbox/certification-authority'), folder);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

/** What the judge says of a request's archive, as that person gets it, and its members. */
async function judged(client: Client, id: string) {
  const archive = await fetched(client, id);
  const file = join(folder, 'request.asice');
  writeFileSync(file, archive);
  const trusted = await readTrust([folder]);
  const report = await verifyArchive(file, {
    ...trusted,
    sealedBy: null,
    paymentGateway: [],
    clock: systemClock,
  });
  const members = await membersOf(archive);
  const read = (path: string) => JSON.parse(String(members.get(path) ?? 'null')) as Record<string, unknown>;
  return { findings: report.findings, read };
}

describe('the archive of a request', () => {
  it('on its way through an internal procedure is authentic at each step, for either reader', async () => {
    const committee = await Committee.gather(server);
    const id = await committee.received();
    for (const client of [committee.clerk, committee.applicant]) {
      expect((await judged(client, id)).findings).toEqual([]);
    }
    const agreed = await committee.agreed();
    const { findings, read } = await judged(committee.head, agreed);
    expect(findings).toEqual([]);
    expect(read('provider.json')['assignments']).toHaveLength(2);
    expect((await judged(committee.applicant, agreed)).read('provider.json')).toBeNull();
  });

  it('entered at a centre has the operator’s signature, and the ledger of messages', async () => {
    const cast = await gather(server, 'PSC_ASTANA', 'INFORMATION_AND_ARCHIVES_COMMITTEE');
    const id = await apostilleSent(cast);
    await apostilleIssued(cast, id);
    const { findings, read } = await judged(cast.clerk, id);
    expect(findings).toEqual([]);
    expect(read('exchanges.json')['sent']).toEqual(
      expect.arrayContaining([expect.objectContaining({ state: 'DELIVERED' })]),
    );
    expect(read('request.json')['attachments']).toMatchObject([{ onPaper: true, path: null }]);
    const offered =
      'query ($id: ID!) { node(id: $id) { ... on Request { archive { url } archiveDownloads { edges { cursor } } } } }';
    expect(await cast.operator.query(offered, { id })).toEqual({
      node: { archive: null, archiveDownloads: null },
    });
  });
});
