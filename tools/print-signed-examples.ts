import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyTrust, fetched, membersOf, zipped } from '../test/archive/archive-file.ts';
import { decided } from '../test/requests/acts.ts';
import { castOf } from '../test/requests/cast.ts';
import { certificateFor, signedBy } from '../test/requests/keys.ts';
import type { Client } from '../test/support/client.ts';
import globalSetup from '../test/support/global-setup.ts';
import globalTeardown from '../test/support/global-teardown.ts';
import { startServer } from '../test/support/running-server.ts';
import { carryOut } from '../test/support/story.ts';

/*
 * Issues a result whose signature is inside (PAdES, RSA) and takes the archive of its request; then stops the server, drops
 * its database, and writes to docs/examples what pdfsig says of the paper and what the judge says of the archive.
 */
const FOLDER = 'docs/examples';
const ARCHIVE = `${FOLDER}/request.asice`;
const TRUST = `${FOLDER}/trust`;
const ISSUE = 'PORTAL.PROCESS.11';
const COMMITTEE = { name: 'Ақпарат және мұрағат комитеті (сынақ)', bin: '991240999802' };

await globalSetup();
const server = await startServer();
const cast = await castOf(server);
const { id } = await decided(cast, { outcome: 'GRANTED' });
const head = await certificateFor(server.sandbox.authority, cast.head, {
  template: 'HEAD',
  organisation: COMMITTEE,
});
const { userErrors } = await carryOut(cast.head, id, {
  signature: signedBy(head, await paperToSign(cast.head), false),
});
if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
const archive = await fetched(cast.head, id);
mkdirSync(TRUST, { recursive: true });
copyTrust(join(process.env['TEST_FOLDER'] ?? '', 'sandbox/certification-authority'), TRUST);
await server.stop();
await globalTeardown();

const members = await membersOf(archive);
const paper = `${FOLDER}/signed-result.pdf`;
writeFileSync(ARCHIVE, archive);
writeFileSync(paper, members.get('result/result.pdf') ?? '');
const altered = `${FOLDER}/altered.asice`;
const request = String(members.get('request.json')).replace('Мысал жаршысы', 'Басқа жаршы');
writeFileSync(altered, await zipped(new Map(members).set('request.json', Buffer.from(request))));
writeFileSync(
  `${FOLDER}/archive.txt`,
  [ARCHIVE, altered]
    .map((file) => said('npm', 'run', '-s', 'verify-archive', '--', file, '--trust', TRUST))
    .join('\n'),
);
const signature = spawnSync('pdfsig', ['-v']).error === undefined;
if (signature) writeFileSync(`${FOLDER}/pdfsig.txt`, said('pdfsig', '-nocert', paper));
console.log(
  `${FOLDER}: request.asice, signed-result.pdf, archive.txt${signature ? ', pdfsig.txt' : ' (pdfsig of poppler-utils is missing)'}`,
);
console.log(readFileSync(`${FOLDER}/archive.txt`, 'utf8'));

async function paperToSign(client: Client): Promise<Buffer> {
  const { signingDocument } = await client.query<{ signingDocument: { paper: { signedContent: string } } }>(
    'query ($id: ID!, $step: String) { signingDocument(requestId: $id, step: $step) { paper { signedContent } } }',
    { id, step: ISSUE },
  );
  return Buffer.from(signingDocument.paper.signedContent, 'base64');
}

/** A command, what it says, and the code it leaves with. */
function said(program: string, ...given: readonly string[]): string {
  const { stdout, status } = spawnSync(program, given, { encoding: 'utf8' });
  return `$ ${[program, ...given].join(' ')}\n${stdout}[${status}]\n`;
}
