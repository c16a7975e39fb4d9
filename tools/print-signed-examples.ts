import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyTrust, fetched, membersOf, zipped } from '../test/archive/archive-file.ts';
import { resealed } from '../test/archive/resealed.ts';
import { decided } from '../test/requests/acts.ts';
import { staffAt } from '../test/requests/any-edition.ts';
import { castOf } from '../test/requests/cast.ts';
import { certificateFor, signedBy } from '../test/requests/keys.ts';
import { allTold } from '../test/requests/outside.ts';
import type { Client } from '../test/support/client.ts';
import globalSetup from '../test/support/global-setup.ts';
import globalTeardown from '../test/support/global-teardown.ts';
import { startServer } from '../test/support/running-server.ts';
import { systemKey } from '../test/support/soap-caller.ts';
import { carryOut } from '../test/support/story.ts';
import { workedOnElsewhere } from './exchange-ledger/stories.ts';

/*
 * Issues a result whose signature is inside (PAdES, RSA) and takes the archive of its request; has a request of 57-2012 go
 * through the gateway to the provider's own system and back, and takes its archive, too. Then the servers are stopped, their
 * databases dropped, and what pdfsig says of the paper and the judge of the archives is written to docs/examples.
 */
const FOLDER = 'docs/examples';
const ARCHIVE = `${FOLDER}/request.asice`;
const TRUST = `${FOLDER}/trust`;
const EXCHANGES = `${FOLDER}/exchanges.asice`;
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
const exchanged = await throughTheGateway();
const stranger = systemKey(process.env['TEST_FOLDER'] ?? '', 'eLicensing');
await globalTeardown();

const members = await membersOf(archive);
const paper = `${FOLDER}/signed-result.pdf`;
writeFileSync(ARCHIVE, archive);
writeFileSync(paper, members.get('result/result.pdf') ?? '');
const altered = `${FOLDER}/altered.asice`;
const request = String(members.get('request.json')).replace('Мысал жаршысы', 'Басқа жаршы');
writeFileSync(altered, await zipped(new Map(members).set('request.json', Buffer.from(request))));
writeFileSync(EXCHANGES, exchanged);
const alteredExchange = `${FOLDER}/altered-exchange.asice`;
const envelopes = await membersOf(exchanged);
const sent = [...envelopes.keys()].find((path) => path.endsWith('request-sent.xml')) ?? '';
const envelope = String(envelopes.get(sent)).replace('57-2012', '57-2013');
writeFileSync(alteredExchange, await resealed(envelopes, { [sent]: Buffer.from(envelope) }, stranger));
writeFileSync(
  `${FOLDER}/archive.txt`,
  [ARCHIVE, EXCHANGES, altered, alteredExchange]
    .map((file) => said('npm', 'run', '-s', 'verify-archive', '--', file, '--trust', TRUST))
    .join('\n'),
);
const signature = spawnSync('pdfsig', ['-v']).error === undefined;
if (signature) writeFileSync(`${FOLDER}/pdfsig.txt`, said('pdfsig', '-nocert', paper));
console.log(
  `${FOLDER}: request.asice, exchanges.asice, signed-result.pdf, archive.txt${signature ? ', pdfsig.txt' : ' (pdfsig of poppler-utils is missing)'}`,
);
console.log(readFileSync(`${FOLDER}/archive.txt`, 'utf8'));

async function paperToSign(client: Client): Promise<Buffer> {
  const { signingDocument } = await client.query<{ signingDocument: { paper: { signedContent: string } } }>(
    'query ($id: ID!, $step: String) { signingDocument(requestId: $id, step: $step) { paper { signedContent } } }',
    { id, step: ISSUE },
  );
  return Buffer.from(signingDocument.paper.signedContent, 'base64');
}

/** The archive of a request of 57-2012 that the provider has worked on in a system of its own, as the provider has it. */
async function throughTheGateway(): Promise<Buffer> {
  const { server: other, reader, requestId } = await workedOnElsewhere();
  const clerk = await staffAt(other, 'MANGYSTAU_INTERNAL_POLICY', 'CLERK');
  await allTold(reader, requestId);
  const file = await fetched(clerk, requestId);
  await other.stop();
  return file;
}

/** A command, what it says, and the code it leaves with. */
function said(program: string, ...given: readonly string[]): string {
  const { stdout, status } = spawnSync(program, given, { encoding: 'utf8' });
  return `$ ${[program, ...given].join(' ')}\n${stdout}[${status}]\n`;
}
