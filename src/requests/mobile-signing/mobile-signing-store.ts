import type { Language } from '../../kernel/index.ts';
import type { Queryable } from '../../postgres/index.ts';
import type { SigningPurpose } from '../signing/document-to-sign.ts';
import {
  type HandedDocument,
  MAX_TRIES,
  type MobileSigning,
  type MobileSigningMethod,
  type SigningFault,
} from './mobile-signing.ts';

interface NewMobileSigning {
  readonly documentId: string;
  readonly sessionId: string;
  readonly purpose: SigningPurpose;
  readonly method: MobileSigningMethod;
  readonly language: Language;
  readonly linkHash: Buffer;
  readonly accessHash: Buffer;
  readonly at: Date;
}

/**
 * What became of the document is known of the document itself: it is used with a signature, or by a refusal without, or
 * by a signature that waits for its verdict; one that was turned down later, or superseded, leaves a code that is over.
 */
const STATE = `CASE
  WHEN EXISTS (SELECT FROM request_signature s WHERE s.document_id = d.id) THEN 'SIGNED'
  WHEN held.id IS NOT NULL AND held.settled_at IS NULL THEN 'HELD'
  WHEN held.outcome IN ('TURNED_DOWN', 'SUPERSEDED') THEN 'EXPIRED'
  WHEN d.used_at IS NOT NULL THEN 'REFUSED'
  WHEN d.expires_at <= $2 OR r.version <> d.request_version OR m.tries >= ${MAX_TRIES}
    OR session.ended_at IS NOT NULL OR session.expires_at <= $2 THEN 'EXPIRED'
  WHEN m.opened_at IS NOT NULL THEN 'OPENED'
  ELSE 'WAITING' END`;

/** So is the fault: of a refusal its cause, and nothing once it is signed, whichever try was answered last. */
const FAULT = `CASE
  WHEN d.used_at IS NULL THEN m.fault
  WHEN r.refusal ->> 'fault' IS NOT NULL THEN jsonb_build_object('code', r.refusal ->> 'fault', 'values', '{}'::jsonb)
  END`;

const COLUMNS = `m.id AS uuid, m.method, ${STATE} AS state, d.expires_at AS "expiresAt", ${FAULT} AS fault`;

const TABLES = `mobile_signing m JOIN signing_document d ON d.id = m.document_id
  JOIN request r ON r.id = d.request_id JOIN session ON session.id = m.session_id
  LEFT JOIN held_signature held ON held.document_id = d.id`;

/** Documents handed to phones. A signing ends with its document, with the session it was begun in, or after MAX_TRIES. */
export class MobileSigningStore {
  readonly #database: Queryable;

  constructor(database: Queryable) {
    this.#database = database;
  }

  /** Answers the uuid. A document has one: handed out again, what was handed out before is worth nothing. */
  async save(signing: NewMobileSigning): Promise<string> {
    const [row] = await this.#database.query<{ id: string }>(
      `INSERT INTO mobile_signing (document_id, session_id, purpose, method, language, link_hash, access_hash,
         created_at)
       VALUES ($1, $2, $3, $4, $8, $5, $6, $7)
       ON CONFLICT (document_id) DO UPDATE SET session_id = $2, method = $4, language = $8, link_hash = $5, access_hash = $6,
         created_at = $7, opened_at = NULL, tries = 0, fault = NULL
       RETURNING id`,
      [
        signing.documentId,
        signing.sessionId,
        signing.purpose,
        signing.method,
        signing.linkHash,
        signing.accessHash,
        signing.at,
        signing.language,
      ],
    );
    if (row === undefined) throw new Error('the mobile signing was not written');
    return row.id;
  }

  /** To whoever is to sign it; null to everybody else. */
  async find(signerId: string, uuid: string, now: Date): Promise<MobileSigning | null> {
    const [row] = await this.#database.query<Omit<MobileSigning, 'address'>>(
      `SELECT ${COLUMNS} FROM ${TABLES} WHERE m.id = $1 AND d.signer_id = $3`,
      [uuid, now, signerId],
    );
    return row === undefined ? null : { ...row, address: null };
  }

  /** To a phone that knows the address. */
  async findByLink(linkHash: Buffer, now: Date): Promise<HandedDocument | null> {
    const [row] = await this.#database.query<HandedDocument>(
      `SELECT ${COLUMNS}, m.purpose, m.language, m.access_hash AS "accessHash", d.id AS "documentId", d.content,
         d.request_id AS "requestId", d.request_version AS "requestVersion", d.step_key AS "stepKey",
         d.signer_id AS "signerId", session.id AS "sessionId", session.login, r.edition, r.number AS "requestNumber",
         r.provider
       FROM ${TABLES} WHERE m.link_hash = $1`,
      [linkHash, now],
    );
    return row ?? null;
  }

  async markOpened(uuid: string, at: Date): Promise<void> {
    await this.#database.query(
      'UPDATE mobile_signing SET opened_at = $2 WHERE id = $1 AND opened_at IS NULL',
      [uuid, at],
    );
  }

  /** Counts a signature that came, and forgets what was wrong with the last; false when there were too many. */
  async countTry(uuid: string): Promise<boolean> {
    const rows = await this.#database.query(
      'UPDATE mobile_signing SET tries = tries + 1, fault = NULL WHERE id = $1 AND tries < $2 RETURNING id',
      [uuid, MAX_TRIES],
    );
    return rows.length === 1;
  }

  async saveFault(uuid: string, fault: SigningFault): Promise<void> {
    await this.#database.query('UPDATE mobile_signing SET fault = $2 WHERE id = $1', [
      uuid,
      JSON.stringify(fault),
    ]);
  }
}
