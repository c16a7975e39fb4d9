import pg from 'pg';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { carryOut, look, sent } from '../support/story.ts';
import { STORED_INVARIANTS } from './stored-invariants.ts';

/** For each rule a breach of it; what stands in the way in the schema is taken away first. */
const BREACHES: Readonly<Record<keyof typeof STORED_INVARIANTS, string>> = {
  'the steps of a request are numbered without a gap': `DELETE FROM request_step WHERE seq = 2`,
  'a request that goes on waits at exactly one step, the one it names; one that has ended at none': `
    UPDATE request SET current_step = 'PORTAL.PROCESS.1', ended_at = NULL`,
  'a step but the last has been completed': `UPDATE request_step SET completed_at = NULL WHERE seq = 1`,
  'the version of a request counts its moves, each told in one transaction': `UPDATE request SET version = version + 1`,
  'the log ends with the status of the request': `UPDATE request SET status = 'SENT'`,
  'an entry of the log is written once': `
    INSERT INTO request_event (request_id, applicant_id, provider, sent, type, status, step_key, at)
    SELECT request_id, applicant_id, provider, sent, type, status, step_key, at FROM request_event LIMIT 1`,
  'each rung of a step that is late is told once, in an entry of its own': `
    INSERT INTO request_event (request_id, applicant_id, provider, sent, internal, type, status, step_key, at)
    SELECT request_id, applicant_id, provider, sent, true, 'ESCALATED_HALF', status, step_key, at
    FROM request_event LIMIT 1`,
  'a request ends once': `
    INSERT INTO request_event (request_id, applicant_id, provider, sent, type, status, at)
    SELECT request_id, applicant_id, provider, sent, 'WITHDRAWN', 'WITHDRAWN', at FROM request_event LIMIT 1`,
  'one signature a document, one result a request': `UPDATE signing_document SET used_at = NULL`,
  'a request of which a certificate was issued has its result, and no other has': `
    TRUNCATE request_result CASCADE`,
  'what was granted stands in its register, in the state that its history ends with': `
    UPDATE register_entry SET state = 'TERMINATED'`,
  'numbers are there from the sending on, and are nobody else’s': `UPDATE request SET number = NULL`,
  'a payment is paid by one notification': `UPDATE payment_notification SET moved = false`,
  'a request is paid for once': `
    INSERT INTO payment (subject_id, purpose, payer_iin, amount_tiyn, expires_at, created_at, status,
      provider_reference, paid_at, receipt_number)
    SELECT subject_id, purpose, payer_iin, amount_tiyn, expires_at, created_at, status, 'another', paid_at, '1'
    FROM payment`,
  'a fee is not kept for what was never sent': `UPDATE request SET sent_at = NULL`,
  'no payment stays open once its request has ended': `
    INSERT INTO payment (subject_id, purpose, payer_iin, amount_tiyn, expires_at, created_at)
    SELECT subject_id, purpose, payer_iin, amount_tiyn, expires_at, created_at FROM payment`,
  'every message is delivered or gone with its request': `
    INSERT INTO exchange_message (subject_id, sender, receiver, kind, state, queued_at)
    SELECT id, 'A', 'B', 'C', 'QUEUED', now() FROM request`,
  'a message settles its step once': `
    INSERT INTO request_step (request_id, seq, key, state, started_at, completed_at)
    SELECT request_id, 99, key, state, started_at, completed_at FROM request_step WHERE seq = 1`,
  'no job has failed for good': `
    UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE id = (SELECT min(id) FROM graphile_worker.jobs)`,
  'no job is held by a worker': `
    UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'a worker'`,
};

let server: RunningServer;
let owner: pg.Client;
beforeAll(async () => {
  server = await startServer({ settings: { SMTP_URL: '' } });
  owner = new pg.Client(server.database.url);
  await owner.connect();
  await complete();
  await owner.query(`SELECT graphile_worker.add_job('forget-calls', run_at => now() + interval '1 hour')`);
});
afterAll(async () => {
  await owner.end();
  await server.stop();
});

/** One request, from the draft to the certificate. */
async function complete(): Promise<void> {
  const [applicant, clerk, head] = await Promise.all(
    ['APPLICANT', 'CLERK', 'HEAD'].map((role) => server.as(role)),
  );
  if (applicant === undefined || clerk === undefined || head === undefined)
    throw new Error('somebody is missing');
  const { id } = await sent(applicant);
  const assignee = (await look(clerk, id)).availableActions[0]?.assignees[0];
  await carryOut(clerk, id, { assigneeId: assignee?.id });
  const person = server.people.find(({ name }) => name === assignee?.name);
  if (person === undefined) throw new Error('nobody was named');
  await carryOut(await server.client().logIn(person), id, { decision: { outcome: 'GRANTED' } });
  const step = (await look(head, id)).availableActions[0]?.step ?? '';
  await carryOut(head, id, { signature: await head.signedDocument(id, step) });
}

async function broken(rule: string): Promise<readonly unknown[]> {
  return (await owner.query(STORED_INVARIANTS[rule] ?? '')).rows;
}

test('there is a breach of every rule', () => {
  expect(Object.keys(BREACHES)).toEqual(Object.keys(STORED_INVARIANTS));
});

test.each(Object.entries(BREACHES))('%s: holds, and a breach is found', async (rule, breach) => {
  expect(await broken(rule)).toEqual([]);
  await owner.query('BEGIN');
  await owner.query('ALTER TABLE request DROP CONSTRAINT IF EXISTS request_check');
  await owner.query(breach);
  expect(await broken(rule)).not.toEqual([]);
  await owner.query('ROLLBACK');
});
