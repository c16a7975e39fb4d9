import type { Viewer } from '../identity/index.ts';
import type { Queryable, Transaction } from '../postgres/index.ts';
import { mayBecome, type RegisterState } from './transfer-register.transitions.ts';
import type { Direction, ItemRow, RegisterRow } from './transfer-register.ts';

const COLUMNS = `t.id AS uuid, t.number, t.direction, t.centre, t.provider, t.state, t.seal_number AS "sealNumber",
  t.pick_up_at AS "pickUpAt", t.created_at AS "createdAt",
  (SELECT json_object_agg(m.state, json_build_object('byName', m.by_name, 'at', m.at,
    'note', m.note))
   FROM transfer_register_mark m WHERE m.register_id = t.id) AS marks`;

/** A parcel that waits to travel, and where to or from. */
export interface Candidate {
  readonly receiptId: string;
  readonly requestId: string;
  /** The provider of a centre's parcel, the centre of a provider's. */
  readonly counterpart: string;
  /** Kind of the result that was issued for it; null where none was. */
  readonly result: string | null;
}

const IN_OPEN_REGISTER = `EXISTS (SELECT FROM transfer_item i JOIN transfer_register t ON t.id = i.register_id
  WHERE i.receipt_id = c.id AND t.state IN ('FORMED', 'SEALED'))`;

const WAITING: Readonly<Record<Direction, string>> = {
  TO_PROVIDER: `SELECT c.id AS "receiptId", c.request_id AS "requestId", c.provider AS counterpart, NULL AS result
    FROM centre_receipt c JOIN request r ON r.id = c.request_id
    WHERE c.accepted AND c.centre = $1 AND r.ended_at IS NULL AND NOT ${IN_OPEN_REGISTER}
      AND EXISTS (SELECT FROM centre_paper p WHERE p.receipt_id = c.id AND p.location = 'STORE')`,
  TO_CENTRE: `SELECT c.id AS "receiptId", c.request_id AS "requestId", c.centre AS counterpart, d.document AS result
    FROM centre_receipt c JOIN request r ON r.id = c.request_id LEFT JOIN request_result d ON d.request_id = r.id
    WHERE c.accepted AND c.provider = $1 AND (d.id IS NOT NULL OR r.ended_at IS NOT NULL) AND NOT ${IN_OPEN_REGISTER}
      AND EXISTS (SELECT FROM centre_paper p WHERE p.receipt_id = c.id AND p.location = 'PROVIDER')
      AND (EXISTS (SELECT FROM centre_paper p
             WHERE p.receipt_id = c.id AND p.location = 'PROVIDER' AND p.kind <> 'APPLICATION')
        OR d.id IS NOT NULL AND NOT EXISTS (SELECT FROM centre_paper p WHERE p.receipt_id = c.id AND p.kind = 'RESULT'))`,
};

/** What waits to travel from the organisation, in the order in which it was taken in; nobody else forms a register of it meanwhile. */
export async function lockWaiting(
  transaction: Transaction,
  direction: Direction,
  organisation: string,
): Promise<Candidate[]> {
  await transaction.query(`SELECT pg_advisory_xact_lock(hashtextextended('transfer:' || $1, 0))`, [
    organisation,
  ]);
  return transaction.query<Candidate>(`${WAITING[direction]} ORDER BY c.id`, [organisation]);
}

/** Whether the parcel is packed, and not with the courier yet. */
export async function isInOpenRegister(transaction: Transaction, receiptId: string): Promise<boolean> {
  const rows = await transaction.query(
    `SELECT FROM centre_receipt c WHERE c.id = $1 AND ${IN_OPEN_REGISTER}`,
    [receiptId],
  );
  return rows.length > 0;
}

export interface WaitingCount {
  readonly counterpart: string;
  readonly parcels: number;
}

/** How many parcels wait to travel, for each organisation that they are for or from. */
export async function countWaiting(
  database: Queryable,
  direction: Direction,
  organisation: string,
): Promise<WaitingCount[]> {
  return database.query<WaitingCount>(
    `SELECT counterpart, count(*)::int AS parcels FROM (${WAITING[direction]}) waiting
     GROUP BY counterpart ORDER BY counterpart`,
    [organisation],
  );
}

interface NewRegister {
  readonly id: string;
  readonly number: string;
  readonly direction: Direction;
  readonly centre: string;
  readonly provider: string;
  readonly at: Date;
}

export async function newRegisterId(transaction: Transaction): Promise<string> {
  const [row] = await transaction.query<{ id: string }>('SELECT uuidv7() AS id');
  if (row === undefined) throw new Error('a function gave nothing');
  return row.id;
}

export async function insertRegister(transaction: Transaction, register: NewRegister): Promise<void> {
  const { id, number, direction, centre, provider, at } = register;
  await transaction.query(
    `INSERT INTO transfer_register (id, number, direction, centre, provider, state, created_at)
     VALUES ($1, $2, $3, $4, $5, 'FORMED', $6)`,
    [id, number, direction, centre, provider, at],
  );
}

export async function insertItem(
  transaction: Transaction,
  item: { registerId: string; receiptId: string; position: number; papers: readonly string[] },
): Promise<void> {
  await transaction.query(
    'INSERT INTO transfer_item (register_id, receipt_id, position, papers) VALUES ($1, $2, $3, $4)',
    [item.registerId, item.receiptId, item.position, item.papers],
  );
}

export async function addMark(
  transaction: Transaction,
  mark: {
    registerId: string;
    state: RegisterState;
    by: Pick<Viewer, 'id' | 'name'>;
    at: Date;
    note?: string;
  },
): Promise<void> {
  await transaction.query(
    'INSERT INTO transfer_register_mark (register_id, state, by_id, by_name, at, note) VALUES ($1, $2, $3, $4, $5, $6)',
    [mark.registerId, mark.state, mark.by.id, mark.by.name, mark.at, mark.note ?? null],
  );
}

/** Moves the locked register along the table of its moves, with the mark of whoever did. */
export async function moveRegister(
  transaction: Transaction,
  register: RegisterRow,
  move: {
    state: RegisterState;
    by: Pick<Viewer, 'id' | 'name'>;
    at: Date;
    sealNumber?: string;
    pickUpAt?: Date;
    note?: string;
  },
): Promise<void> {
  if (!mayBecome(register.state, move.state)) {
    throw new Error(`register ${register.number} is ${register.state} and becomes no ${move.state}`);
  }
  await transaction.query(
    `UPDATE transfer_register SET state = $2, seal_number = coalesce($3, seal_number),
       pick_up_at = coalesce($4, pick_up_at) WHERE id = $1 RETURNING id`,
    [register.uuid, move.state, move.sealNumber ?? null, move.pickUpAt ?? null],
  );
  await addMark(transaction, { registerId: register.uuid, ...move });
}

export async function noteRefused(
  transaction: Transaction,
  registerId: string,
  receiptId: string,
  reason: string,
): Promise<void> {
  await transaction.query(
    'UPDATE transfer_item SET refused_reason = $3 WHERE register_id = $1 AND receipt_id = $2 RETURNING receipt_id',
    [registerId, receiptId, reason],
  );
}

export async function lockRegister(transaction: Transaction, id: string): Promise<RegisterRow | null> {
  await transaction.query('SELECT id FROM transfer_register WHERE id = $1 FOR UPDATE', [id]);
  return registerById(transaction, id);
}

export async function registerById(database: Queryable, id: string): Promise<RegisterRow | null> {
  const [row] = await database.query<RegisterRow>(
    `SELECT ${COLUMNS} FROM transfer_register t WHERE t.id = $1`,
    [id],
  );
  return row ?? null;
}

export async function registerByNumber(database: Queryable, number: string): Promise<RegisterRow | null> {
  const [row] = await database.query<RegisterRow>(
    `SELECT ${COLUMNS} FROM transfer_register t WHERE t.number = $1`,
    [number],
  );
  return row ?? null;
}

/** The items of a register, in its order: all that fit in one box. */
export function itemsOf(database: Queryable, registerId: string): Promise<ItemRow[]> {
  return itemsOfAll(database, [registerId]);
}

export async function itemsOfAll(database: Queryable, registerIds: readonly string[]): Promise<ItemRow[]> {
  return database.query<ItemRow>(
    `SELECT i.register_id AS "registerId", i.receipt_id AS "receiptId", c.request_id AS "requestId",
       c.number AS barcode, r.edition, r.applicant_name AS "applicantName", i.refused_reason AS "refusedReason",
       (SELECT coalesce(json_agg(json_build_object('uuid', p.id, 'kind', p.kind, 'document', p.document) ORDER BY p.id),
         '[]') FROM centre_paper p WHERE p.id = ANY (i.papers)) AS papers
     FROM transfer_item i JOIN centre_receipt c ON c.id = i.receipt_id JOIN request r ON r.id = c.request_id
     WHERE i.register_id = ANY ($1) ORDER BY i.register_id, i.position`,
    [registerIds],
  );
}

interface RegisterQuery {
  /** A centre, or a provider. */
  readonly organisation: string;
  readonly direction: Direction | null;
  readonly states: readonly RegisterState[] | null;
  readonly first: number;
  readonly after: string | null;
}

/** Registers from and to an organisation, latest first. */
export async function registersOf(
  database: Queryable,
  { organisation, direction, states, first, after }: RegisterQuery,
): Promise<{ rows: readonly RegisterRow[]; hasNextPage: boolean }> {
  const rows = await database.query<RegisterRow>(
    `SELECT ${COLUMNS} FROM transfer_register t WHERE (t.centre = $1 OR t.provider = $1)
       AND ($2::text IS NULL OR t.direction = $2) AND ($3::text[] IS NULL OR t.state = ANY ($3))
       AND ($4::uuid IS NULL OR t.id < $4)
     ORDER BY t.id DESC LIMIT $5`,
    [organisation, direction, states, after, first + 1],
  );
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}
