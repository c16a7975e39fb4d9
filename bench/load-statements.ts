/*
 * The data of the bench, each statement over the whole set. A request keeps the last six steps and the last six entries
 * of the log of its way, so that an answer has the size that issue 2 names. Three of five have ended with their result;
 * the others are being examined. $1: how many requests; $2: how many applicants have requests.
 */

const DONE_STEPS = `ARRAY['PORTAL.PROCESS.6', 'PORTAL.CONDITION.3', 'PORTAL.PROCESS.8', 'PORTAL.PROCESS.9',
  'PORTAL.CONDITION.4', 'PORTAL.PROCESS.11']`;
const OPEN_STEPS = `ARRAY['PORTAL.CONDITION.2', 'PORTAL.PROCESS.6', 'PORTAL.CONDITION.3', 'PORTAL.PROCESS.8',
  'PORTAL.PROCESS.9', 'PORTAL.CONDITION.4']`;
const DONE_EVENTS = `ARRAY['AWAITING_SIGNATURE', 'SENT', 'REGISTERED', 'IN_PROGRESS', 'RESULT_PREPARED', 'COMPLETED']`;
const OPEN_EVENTS = `ARRAY['DRAFT', 'AWAITING_PAYMENT', 'AWAITING_SIGNATURE', 'SENT', 'REGISTERED', 'IN_PROGRESS']`;

export const INSERT_PEOPLE = `
  INSERT INTO person (iin, bin, name, email, phone, language, role, organisation, password_hash, created_at)
  SELECT iin, bin, name, 'p' || iin || '@example.kz', '+77001234567', 'kk', role, organisation,
    '$argon2id$v=19$m=65536,t=3,p=4$bench$nobody-logs-in-with-this', now() - interval '2 years'
  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS p (iin, bin, name, role, organisation)`;

/** Newest last, two minutes apart; the applicants take turns in no order that the table would show. */
const NUMBER_REQUESTS = `
  CREATE TABLE bench.plan AS
  WITH applicant AS (
    SELECT row_number() OVER (ORDER BY iin) - 1 AS turn, id, iin, bin, name FROM person WHERE role = 'APPLICANT'
  )
  SELECT n, uuidv7((n - $1::int) * interval '2 minutes' - interval '20 days') AS id, n % 5 < 3 AS ended,
    date_trunc('second', now()) + (n - $1::int) * interval '2 minutes' - interval '20 days' AS created_at,
    a.id AS applicant_id, a.iin, a.bin, a.name, uuidv7() AS signed_document, uuidv7() AS result_document
  FROM generate_series(1, $1::int) AS n JOIN applicant a ON a.turn = (n::bigint * 7919) % $2::int`;

const REQUESTS = `
  INSERT INTO request (id, number, service, edition, channel, provider, status, current_step, applicant_id, applicant_iin,
    applicant_bin, applicant_name, application, title, assignees, waiting_organisation, result_number, created_at,
    sent_at, due_at, ended_at, version)
  SELECT p.id, '2026' || lpad(n::text, 10, '0'), 'MEDIA_REGISTRATION', '178-2012-3', 'PORTAL',
    'INFORMATION_AND_ARCHIVES_COMMITTEE', CASE WHEN ended THEN 'COMPLETED' ELSE 'IN_PROGRESS' END,
    CASE WHEN NOT ended THEN 'PORTAL.CONDITION.4' END, applicant_id, iin, bin, name,
    jsonb_strip_nulls(jsonb_build_object('kind', 'PERIODICAL', 'title', 'Мысал жаршысы № ' || n,
      'languages', CASE n % 3 WHEN 0 THEN '["kk"]' WHEN 1 THEN '["kk", "ru"]' ELSE '["ru", "kk", "en"]' END::jsonb,
      'territory', CASE n % 2 WHEN 0 THEN '["KZ"]' ELSE '["71", "75"]' END::jsonb,
      'topics', '["NEWS"]'::jsonb, 'periodicity', CASE n % 2 WHEN 0 THEN 'WEEKLY' ELSE 'MONTHLY' END,
      'distributionForm', CASE n % 2 WHEN 0 THEN 'NEWSPAPER' ELSE 'MAGAZINE' END,
      'owner', '«Мысал-Медиа» ЖШС № ' || n % 997, 'editorInChief', 'Үлгібаев Ерлан Мысалұлы',
      'address', 'Астана қаласы, Мысал көшесі, ' || n % 211 || '-үй', 'phone', '+7 7172 000000',
      'website', CASE n % 3 WHEN 0 THEN 'https://mysal-' || n || '.example.kz' END,
      'applicationType', 'REGISTRATION')),
    'Мысал жаршысы № ' || n, CASE WHEN ended THEN '{}'
      ELSE jsonb_build_object('EXECUTOR', (SELECT id FROM person WHERE role = 'EXECUTOR' LIMIT 1)) END,
    CASE WHEN NOT ended THEN 'INFORMATION_AND_ARCHIVES_COMMITTEE' END,
    CASE WHEN ended THEN 'KZ' || lpad(n::text, 8, '0') END, created_at, created_at + interval '1 hour',
    created_at + interval '15 days', CASE WHEN ended THEN created_at + interval '9 days' END, 8
  FROM bench.plan p ORDER BY n`;

/** As they come to be in time: the steps of one request lie apart. */
const STEPS = `
  INSERT INTO request_step (request_id, seq, key, state, answer, started_at, completed_at, due_at, actor_id, actor_name, note)
  SELECT id, seq, key, CASE WHEN seq = 6 AND NOT ended THEN 'ACTIVE' ELSE 'DONE' END,
    CASE WHEN key LIKE '%CONDITION%' AND (seq < 6 OR ended) THEN 'PASS' END, created_at + seq * interval '30 hours',
    CASE WHEN seq < 6 OR ended THEN created_at + (seq + 1) * interval '30 hours' END,
    CASE WHEN seq = 6 THEN created_at + interval '15 days' END,
    CASE WHEN key NOT LIKE '%CONDITION%' THEN applicant_id END, CASE WHEN key NOT LIKE '%CONDITION%' THEN name END, NULL
  FROM bench.plan,
    unnest(CASE WHEN ended THEN ${DONE_STEPS} ELSE ${OPEN_STEPS} END) WITH ORDINALITY AS s (key, seq)
  ORDER BY created_at + seq * interval '30 hours'`;

const EVENTS = `
  INSERT INTO request_event (request_id, applicant_id, provider, sent, type, status, step_key, values, at)
  SELECT id, applicant_id, 'INFORMATION_AND_ARCHIVES_COMMITTEE', seq > 2, type,
    CASE type WHEN 'RESULT_PREPARED' THEN 'IN_PROGRESS' ELSE type END, NULL,
    CASE type WHEN 'COMPLETED' THEN jsonb_build_object('number', 'KZ' || lpad(n::text, 8, '0')) ELSE '{}' END,
    created_at + seq * interval '30 hours'
  FROM bench.plan,
    unnest(CASE WHEN ended THEN ${DONE_EVENTS} ELSE ${OPEN_EVENTS} END) WITH ORDINALITY AS e (type, seq)
  ORDER BY created_at + seq * interval '30 hours'`;

const ATTACHMENTS = `
  INSERT INTO request_attachment (request_id, kind, file_id, file_name, media_type, size, sha256, on_paper, created_at)
  SELECT id, kind, CASE WHEN kind = 'OWNER_IDENTITY' THEN uuidv7() END,
    CASE WHEN kind = 'OWNER_IDENTITY' THEN 'Жеке куәлік ' || n || '.pdf' END,
    CASE WHEN kind = 'OWNER_IDENTITY' THEN 'application/pdf' END, CASE WHEN kind = 'OWNER_IDENTITY' THEN 120000 + n END,
    CASE WHEN kind = 'OWNER_IDENTITY' THEN encode(sha256(n::text::bytea), 'hex') END, kind <> 'OWNER_IDENTITY', created_at
  FROM bench.plan, unnest(ARRAY['OWNER_IDENTITY', 'EDITOR_APPOINTMENT']) AS kind`;

const PAYMENTS = `
  INSERT INTO payment (subject_id, purpose, payer_iin, amount_tiyn, status, provider_reference, checkout_url, expires_at,
    paid_at, receipt_number, created_at, version)
  SELECT id, 'MEDIA_REGISTRATION', iin, 2162500, 'PAID', 'ch_' || n, 'https://pay.example.kz/checkout/' || n,
    created_at + interval '1 day', created_at + interval '20 minutes', 'R' || lpad(n::text, 10, '0'), created_at, 3
  FROM bench.plan WHERE n % 5 <> 4`;

const SIGNING_DOCUMENTS = `
  INSERT INTO signing_document (id, request_id, request_version, step_key, signer_id, content, issued_at, expires_at, used_at)
  SELECT d.id, p.id, 2, d.step_key, applicant_id, decode(repeat('7b', 400), 'hex'), created_at,
    created_at + interval '1 hour', created_at + interval '30 minutes'
  FROM bench.plan p, LATERAL (VALUES (signed_document, 'PORTAL.PROCESS.8', true),
    (result_document, 'PORTAL.PROCESS.11', ended)) AS d (id, step_key, made)
  WHERE d.made`;

const SIGNATURES = `
  INSERT INTO request_signature (request_id, document_id, step_key, role, signer_name, iin, bin, serial_number, valid_from,
    valid_to, algorithm, signed_at, cms, evidence)
  SELECT d.request_id, d.id, d.step_key, CASE d.step_key WHEN 'PORTAL.PROCESS.8' THEN 'APPLICANT' ELSE 'HEAD' END,
    s.name, s.iin, s.bin, substr(md5(d.id::text), 1, 32), d.issued_at - interval '90 days',
    d.issued_at + interval '275 days', 'RSA-SHA256', d.used_at, decode(repeat('30', 900), 'hex'), '{}'
  FROM signing_document d JOIN bench.plan p ON p.id = d.request_id
    JOIN person s ON s.id = CASE d.step_key WHEN 'PORTAL.PROCESS.8' THEN p.applicant_id
      ELSE (SELECT id FROM person WHERE role = 'HEAD' LIMIT 1) END`;

const RESULTS = `
  INSERT INTO request_result (request_id, number, outcome, document, edition, issued_at, file_id, signature_id)
  SELECT g.request_id, 'KZ' || lpad(p.n::text, 8, '0'), 'GRANTED', 'MEDIA_CERTIFICATE', '178-2012-3', g.signed_at,
    uuidv7(), g.id
  FROM request_signature g JOIN bench.plan p ON p.id = g.request_id WHERE g.step_key = 'PORTAL.PROCESS.11'`;

/** What is filled in, with which of the two parameters. */
export const LOAD_STATEMENTS: readonly {
  readonly what: string;
  readonly text: string;
  readonly takes?: true;
}[] = [
  { what: 'plan', text: NUMBER_REQUESTS, takes: true },
  { what: 'requests', text: REQUESTS },
  { what: 'steps', text: STEPS },
  { what: 'events', text: EVENTS },
  { what: 'attachments', text: ATTACHMENTS },
  { what: 'payments', text: PAYMENTS },
  { what: 'signing documents', text: SIGNING_DOCUMENTS },
  { what: 'signatures', text: SIGNATURES },
  { what: 'results', text: RESULTS },
  { what: 'numbers in use', text: `SELECT setval('request_number', (SELECT max(n) FROM bench.plan))` },
];
