import { asOwner } from '../support/as-owner.ts';
import type { RunningServer } from '../support/running-server.ts';
import { attach, freshPdf, uploaded } from './acts.ts';
import { arrived, begun, FORMS, signAndSend, staffAt, startWithAllEditions } from './any-edition.ts';
import { speaking } from './cast.ts';
import { checkOf, uuidOf } from './checks-of.ts';
import { Committee } from './committee.ts';
import { recordOf } from './record.ts';
import { bothLanguages } from './texts.ts';

let server: RunningServer;
let at: Committee;
beforeAll(async () => {
  server = await startWithAllEditions();
  at = await Committee.gather(server);
});
afterAll(() => server.stop());

/** A media registration by 322-2019 with one file, come to the committee. */
async function withFile(content = freshPdf()): Promise<string> {
  const id = await begun(at.applicant, 'MediaRegistration', { regulation: '322-2019' });
  const fileId = await uploaded(at.applicant, content);
  await attach(at.applicant, { requestId: id, kind: 'OWNER_IDENTITY', fileId });
  await signAndSend(at.applicant, id);
  await arrived(at.applicant, id, 'PORTAL.ACTION.1');
  return id;
}

/** Something happens to the file in the database, past the server. */
async function spoil(requestId: string, change: string): Promise<void> {
  await asOwner(server.database.url, async (owner) => {
    await owner.query('SET session_replication_role = replica');
    await owner.query(
      `${change} WHERE id = (SELECT file_id FROM request_attachment WHERE request_id = $1 AND file_id IS NOT NULL)`,
      [uuidOf(requestId)],
    );
  });
}

describe('the documents of a request', () => {
  it('pass while their files are what was attached', async () => {
    expect(await checkOf(at.clerk, await withFile(), 'DOCUMENTS')).toMatchObject({ outcome: 'PASSED' });
  });

  it.each([
    ['was lost', 'DELETE FROM stored_file', 'файл жоғалған'],
    [
      'is not what was attached',
      'UPDATE stored_file SET content = set_byte(content, 30, 255)',
      'сәйкес келмейді',
    ],
    [
      'is of a kind that is not taken',
      "UPDATE stored_file SET media_type = 'application/x-dosexec'",
      'қабылданбайды',
    ],
  ])('fail where a file %s, with the act’s ground and which it is', async (_, change, words) => {
    const id = await withFile();
    await spoil(id, change);
    const found = await checkOf(at.clerk, id, 'DOCUMENTS');
    expect(found).toMatchObject({ outcome: 'FAILED', ground: { code: 'DOCUMENTS_INCOMPLETE' } });
    const [attached] = (await recordOf(server, id)).attachments;
    expect(attached).toBeDefined();
    expect(found.evidence.find(({ kind }) => kind === 'ATTACHMENT')?.text).toContain(words);
    for (const language of ['kk', 'ru'] as const) {
      const { message } = await checkOf(speaking(server, at.clerk, language), id, 'DOCUMENTS');
      expect(message).toBe(bothLanguages('requests:check.DOCUMENTS.spoiled', { spoiled: 1 })[language]);
    }
  });

  it('are to be looked at where a PDF breaks off, as an upload that was cut short does', async () => {
    const whole = freshPdf();
    const id = await withFile(Buffer.from(whole.subarray(0, whole.lastIndexOf('%%EOF'))));
    const found = await checkOf(at.clerk, id, 'DOCUMENTS');
    expect(found).toMatchObject({ outcome: 'ATTENTION', ground: { code: 'DOCUMENTS_INCOMPLETE' } });
    expect(found.evidence.find(({ kind }) => kind === 'ATTACHMENT')?.text).toContain('үзіліп');
  });
});

describe('a date of the form', () => {
  /** An archival reference by 178-2012-2 about somebody born on that day, come to the archive. */
  async function bornOn(subjectBirthDate: string): Promise<string> {
    const id = await begun(at.applicant, 'ArchivalReference', {
      regulation: '178-2012-2',
      application: { ...FORMS.ArchivalReference, subjectBirthDate },
    });
    await signAndSend(at.applicant, id);
    return id;
  }

  it('fails the documents where it is after the day on which the request was sent, and no other does', async () => {
    const clerk = await staffAt(server, 'INFORMATION_AND_ARCHIVES_COMMITTEE', 'CLERK');
    const found = await checkOf(clerk, await bornOn('2099-01-01'), 'DOCUMENTS');
    expect(found).toMatchObject({ outcome: 'FAILED', ground: { code: 'DOCUMENTS_NONCONFORMING' } });
    expect(found.evidence).toContainEqual({
      kind: 'FORM_FIELD',
      text: expect.stringContaining('2099'),
      nodeId: null,
    });
    expect(await checkOf(clerk, await bornOn('1970-02-28'), 'DOCUMENTS')).not.toMatchObject({
      outcome: 'FAILED',
    });
  });
});
