/* The four answers of the floor: each one statement, its JSON built by PostgreSQL. */

/** $1: applicant; $2: how many. */
export const LIST = `
  SELECT json_build_object('data', json_build_object('myRequests', json_build_object('edges',
    coalesce(json_agg(json_build_object('node', q)), '[]'))))::text AS answer
  FROM (
    SELECT 'req_' || r.id AS id, r.number, r.status,
      (SELECT v FROM (SELECT code, name FROM bench.service WHERE code = r.service) v) AS service,
      r.created_at AS "createdAt",
      (SELECT json_agg(s) FROM (
        SELECT state, started_at AS "startedAt", completed_at AS "completedAt", json_build_object('key', key) AS definition
        FROM request_step WHERE request_id = r.id ORDER BY seq) s) AS steps,
      json_build_object('edges', (SELECT json_agg(json_build_object('node', e)) FROM (
        SELECT status, at FROM request_event WHERE request_id = r.id ORDER BY xid, id LIMIT 3) e)) AS history
    FROM request r WHERE r.applicant_id = $1 ORDER BY r.id DESC LIMIT $2
  ) q`;

const SIGNATURE = `g.signer_name AS "signerName", g.iin, g.bin, g.serial_number AS "serialNumber",
  g.valid_from AS "validFrom", g.valid_to AS "validTo", g.algorithm, g.signed_at AS "signedAt", g.role`;

/** $1: number. */
export const ONE = `
  SELECT json_build_object('data', json_build_object('request', to_json(q)))::text AS answer
  FROM (
    SELECT 'req_' || r.id AS id, r.number, r.version, r.channel, r.status,
      (SELECT v FROM (SELECT code, name FROM bench.service WHERE code = r.service) v) AS service,
      r.created_at AS "createdAt", r.sent_at AS "sentAt", r.due_at AS "dueAt",
      json_build_object('iin', r.applicant_iin, 'bin', r.applicant_bin, 'name', r.applicant_name,
        'legalEntity', r.applicant_bin IS NOT NULL) AS applicant,
      (SELECT to_json(a) FROM jsonb_to_record(r.application) AS a (kind text, title text, languages jsonb, territory jsonb,
        topics jsonb, periodicity text, "distributionForm" text, owner text, "editorInChief" text, address text, phone text,
        website text, "applicationType" text, "previousCertificate" text, "changeReason" text)) AS application,
      (SELECT coalesce(json_agg(a), '[]') FROM (
        SELECT 'att_' || id AS id, kind, file_name AS "fileName", media_type AS "mediaType", size, sha256,
          on_paper AS "onPaper"
        FROM request_attachment WHERE request_id = r.id ORDER BY request_attachment.id) a) AS attachments,
      (SELECT coalesce(json_agg(s), '[]') FROM (
        SELECT ${SIGNATURE} FROM request_signature g WHERE g.request_id = r.id ORDER BY g.id) s) AS signatures,
      (SELECT to_json(v) FROM (
        SELECT 'pay_' || p.id AS id, p.amount_tiyn::float8 / 100 AS amount, p.status, p.checkout_url AS "checkoutUrl",
          p.expires_at AS "expiresAt", p.paid_at AS "paidAt", p.receipt_number AS "receiptNumber"
        FROM payment p WHERE p.subject_id = r.id ORDER BY p.status = 'PAID' DESC, p.id DESC LIMIT 1) v) AS payment,
      (SELECT json_agg(s) FROM (
        SELECT json_build_object('key', key) AS definition, state, started_at AS "startedAt",
          completed_at AS "completedAt", due_at AS "dueAt", actor_name AS "actorName", note
        FROM request_step WHERE request_id = r.id ORDER BY seq) s) AS steps,
      (SELECT json_build_object('edges', coalesce(json_agg(json_build_object('node', e)) FILTER (WHERE row_number <= 50), '[]'),
          'pageInfo', json_build_object('hasNextPage', count(*) > 50))
        FROM (SELECT 'evt_' || id AS id, status, step_key AS "stepKey", at, row_number() OVER (ORDER BY xid, request_event.id)
          FROM request_event WHERE request_id = r.id ORDER BY xid, request_event.id LIMIT 51) x (id, status, "stepKey", at, row_number),
          LATERAL (SELECT x.id, x.status, x."stepKey", x.at) e) AS history,
      (SELECT to_json(v) FROM (
        SELECT 'res_' || d.id AS id, d.number, d.outcome, d.issued_at AS "issuedAt",
          (SELECT to_json(s) FROM (SELECT ${SIGNATURE} FROM request_signature g WHERE g.id = d.signature_id) s) AS signature
        FROM request_result d WHERE d.request_id = r.id) v) AS result,
      r.refusal
    FROM request r WHERE r.number = $1
  ) q`;

/** $1: edition; $2: language. */
export const CATALOGUE =
  'SELECT answer::text AS answer FROM bench.catalogue WHERE edition = $1 AND language = $2';

/** $1: applicant; $2: the application; $3: its title. The rows that the server writes for a draft, of the same content. */
export const SUBMIT = `
  WITH draft AS (
    INSERT INTO request (service, edition, channel, provider, status, current_step, applicant_id, applicant_iin,
      applicant_bin, applicant_name, application, title, created_at)
    SELECT 'MEDIA_REGISTRATION', '178-2012-3', 'PORTAL', 'INFORMATION_AND_ARCHIVES_COMMITTEE', 'DRAFT',
      'PORTAL.PROCESS.3', id, iin, bin, name, $2::jsonb, $3, now()
    FROM person WHERE id = $1
    RETURNING id, applicant_id, applicant_name, provider, current_step, status, version, created_at
  ), steps AS (
    INSERT INTO request_step (request_id, seq, key, state, answer, started_at, completed_at, actor_id, actor_name)
    SELECT id, s.seq, s.key, s.state, s.answer, created_at, CASE WHEN s.state <> 'ACTIVE' THEN created_at END,
      applicant_id, applicant_name
    FROM draft, (VALUES (1, 'PORTAL.PREREQUISITE.1', 'DONE', NULL), (2, 'PORTAL.PROCESS.1', 'DONE', NULL),
      (3, 'PORTAL.CONDITION.1', 'DONE', 'PASS'), (4, 'PORTAL.PROCESS.3', 'ACTIVE', NULL)) AS s (seq, key, state, answer)
  ), told AS (
    INSERT INTO request_event (request_id, applicant_id, provider, sent, type, status, step_key, at)
    SELECT id, applicant_id, provider, false, 'DRAFT', 'DRAFT', current_step, created_at FROM draft
  )
  SELECT json_build_object('data', json_build_object('applyForMediaRegistration', json_build_object(
    'request', json_build_object('id', 'req_' || id, 'status', status, 'version', version),
    'userErrors', json_build_array())))::text AS answer FROM draft`;
