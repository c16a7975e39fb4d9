/** What must hold of the tables whatever was killed: each statement answers with what breaks the rule. */
export const STORED_INVARIANTS: Readonly<Record<string, string>> = {
  'the steps of a request are numbered without a gap': `
    SELECT request_id AS what FROM request_step GROUP BY request_id
    HAVING min(seq) <> 1 OR max(seq) <> count(*)`,
  'a request that goes on waits at exactly one step, the one it names; one that has ended at none': `
    SELECT r.id AS what FROM request r LEFT JOIN request_step s ON s.request_id = r.id AND s.state = 'ACTIVE'
    GROUP BY r.id HAVING count(s.key) <> CASE WHEN r.ended_at IS NULL THEN 1 ELSE 0 END
      OR min(s.key) IS DISTINCT FROM r.current_step`,
  'a step but the last has been completed': `
    SELECT request_id AS what FROM request_step WHERE (state = 'ACTIVE') = (completed_at IS NOT NULL)`,
  'the version of a request counts its moves, each told in one transaction': `
    SELECT r.id AS what FROM request r JOIN request_event e ON e.request_id = r.id
    WHERE NOT e.internal GROUP BY r.id HAVING r.version <> count(DISTINCT e.xid)`,
  'the log ends with the status of the request': `
    SELECT r.id AS what FROM request r WHERE r.status <>
      (SELECT e.status FROM request_event e WHERE e.request_id = r.id ORDER BY e.xid DESC, e.id DESC LIMIT 1)`,
  'an entry of the log is written once': `
    SELECT request_id::text || ' ' || type || ' ' || coalesce(step_key, '') AS what FROM request_event
    GROUP BY request_id, type, step_key HAVING count(*) > 1`,
  'each rung of a step that is late is told once, in an entry of its own': `
    SELECT coalesce(l.request_id, e.request_id) AS what FROM escalation l
    FULL JOIN (SELECT * FROM request_event WHERE type LIKE 'ESCALATED%') e ON e.id = l.event_id
    GROUP BY coalesce(l.request_id, e.request_id)
    HAVING count(l.event_id) <> 3 OR count(e.id) <> 3 OR count(DISTINCT l.rung) <> 3`,
  'a request ends once': `
    SELECT request_id AS what FROM request_event
    WHERE type IN ('COMPLETED', 'WITHDRAWN', 'EXPIRED') OR type LIKE 'REFUSED%' GROUP BY request_id HAVING count(*) > 1`,
  'one signature a document, one result a request': `
    SELECT d.id AS what FROM signing_document d LEFT JOIN request_signature s ON s.document_id = d.id
    WHERE (d.used_at IS NULL) <> (s.id IS NULL)`,
  'a request of which a certificate was issued has its result, and no other has': `
    SELECT r.id AS what FROM request r LEFT JOIN request_result result ON result.request_id = r.id
    WHERE (r.status = 'COMPLETED') <> (result.id IS NOT NULL)`,
  'what was granted stands in its register, in the state that its history ends with': `
    SELECT d.id AS what FROM request_result d LEFT JOIN register_entry e ON e.result_id = d.id
    WHERE (d.outcome = 'GRANTED') <> (e.id IS NOT NULL) OR e.state <>
      (SELECT h.state FROM register_event h WHERE h.entry_id = e.id ORDER BY h.id DESC LIMIT 1)`,
  'numbers are there from the sending on, and are nobody else’s': `
    SELECT coalesce(number, 'none') AS what FROM request WHERE sent_at IS NOT NULL
    GROUP BY number HAVING count(*) > 1 OR number IS NULL`,
  'a payment is paid by one notification': `
    SELECT p.id AS what FROM payment p
      LEFT JOIN payment_notification n ON n.payment_id = p.id AND n.moved AND n.outcome = 'PAID'
    GROUP BY p.id
    HAVING count(n.id) <> CASE WHEN p.status IN ('PAID', 'REFUNDING', 'REFUNDED') THEN 1 ELSE 0 END`,
  'a request is paid for once': `
    SELECT subject_id AS what FROM payment WHERE status = 'PAID' GROUP BY subject_id HAVING count(*) > 1`,
  'a fee is not kept for what was never sent': `
    SELECT p.id AS what FROM payment p JOIN request r ON r.id = p.subject_id
    WHERE p.status = 'PAID' AND r.ended_at IS NOT NULL AND r.sent_at IS NULL`,
  'no payment stays open once its request has ended': `
    SELECT p.id AS what FROM payment p JOIN request r ON r.id = p.subject_id
    WHERE p.status = 'PENDING' AND r.ended_at IS NOT NULL`,
  'every message is delivered or gone with its request': `
    SELECT id AS what FROM exchange_message WHERE state = 'FAILED' OR state = 'QUEUED' AND held_by IS NULL`,
  'a message settles its step once': `
    SELECT request_id::text || ' ' || key AS what FROM request_step GROUP BY request_id, key
    HAVING count(*) > 1`,
  'no job has failed for good': `
    SELECT task_identifier || ': ' || coalesce(last_error, '') AS what FROM graphile_worker.jobs
    WHERE attempts >= max_attempts`,
  'no job is held by a worker': `
    SELECT task_identifier AS what FROM graphile_worker.jobs WHERE locked_at IS NOT NULL`,
};
