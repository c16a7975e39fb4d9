import pg from 'pg';

/** What of ours a database holds, as PostgreSQL's own catalogue tells it. */
const SNAPSHOT = `
  SELECT 'column' AS kind, format('%s.%s', c.oid::regclass, a.attname) AS name,
    concat_ws(' ', format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'not null' END,
      pg_get_expr(d.adbin, d.adrelid), nullif(a.attidentity, ''), nullif(a.attgenerated, ''), a.attstorage, a.attacl::text) AS value
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
  UNION ALL
  SELECT 'relation', c.oid::regclass::text, concat_ws(' ', c.relkind, c.relacl::text, c.relrowsecurity, c.reloptions::text)
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind <> 'i'
  UNION ALL
  SELECT 'constraint', format('%s.%s', conrelid::regclass, conname), pg_get_constraintdef(oid)
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace
  UNION ALL
  SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL
  SELECT 'trigger', format('%s.%s', tgrelid::regclass, tgname), pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
  UNION ALL
  SELECT 'function', oid::regprocedure::text, concat_ws(' ', md5(prosrc), proacl::text)
  FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL
  SELECT 'type', format_type(oid, NULL), typtype::text FROM pg_type
  WHERE typnamespace = 'public'::regnamespace AND typtype IN ('d', 'e', 'r', 'm')
  ORDER BY 1, 2`;

/** TypeORM's own list of what has been carried out: not ours, and not taken down. */
const BOOKKEEPING = /^migration(?:_id_seq|\.|$)|^PK_/;

export async function snapshot(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ kind: string; name: string; value: string }>(SNAPSHOT);
  return rows
    .filter(({ name }) => !BOOKKEEPING.test(name))
    .map(({ kind, name, value }) => `${kind} ${name}: ${value}`);
}

export async function tablesWithoutPrimaryKey(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT c.oid::regclass::text AS name FROM pg_class c
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p')
    ORDER BY 1`);
  return rows.map(({ name }) => name);
}

/** Columns that lead to another table and have no index that begins with them: each DELETE and join reads it all. */
export async function foreignKeysWithoutIndex(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT format('%s.%s', k.conrelid::regclass, k.conname) AS name FROM pg_constraint k
    WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace
      AND NOT EXISTS (
        SELECT FROM pg_index i WHERE i.indrelid = k.conrelid
          AND (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)
    ORDER BY 1`);
  return rows.map(({ name }) => name);
}

/** What a role may do to a table as a whole or to any column of it, of what changes or removes rows. */
export async function changingPrivileges(
  client: pg.Client,
  role: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await client.query<{ name: string; privileges: string[] }>(
    `SELECT c.oid::regclass::text AS name, array_agg(p.privilege ORDER BY p.privilege) AS privileges
     FROM pg_class c, (VALUES ('UPDATE'), ('DELETE'), ('TRUNCATE'), ('TRIGGER'), ('REFERENCES')) AS p (privilege)
     WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
       AND (has_table_privilege($1, c.oid, p.privilege)
         OR (p.privilege IN ('UPDATE', 'REFERENCES') AND has_any_column_privilege($1, c.oid, p.privilege)))
     GROUP BY 1`,
    [role],
  );
  return new Map(rows.map(({ name, privileges }) => [name, privileges]));
}

/** Everything in this database that a role owns, by what it is. */
export async function ownedBy(client: pg.Client, role: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT 'relation ' || oid::regclass AS name FROM pg_class WHERE relowner = $1::regrole
     UNION ALL SELECT 'schema ' || nspname FROM pg_namespace WHERE nspowner = $1::regrole
     UNION ALL SELECT 'function ' || oid::regprocedure FROM pg_proc WHERE proowner = $1::regrole
     UNION ALL SELECT 'type ' || oid::regtype FROM pg_type WHERE typowner = $1::regrole
     UNION ALL SELECT 'database ' || datname FROM pg_database WHERE datdba = $1::regrole
     ORDER BY 1`,
    [role],
  );
  return rows.map(({ name }) => name);
}

/** Powers over the whole cluster that a role has, of itself or by belonging to another role. */
export async function powersOf(client: pg.Client, role: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ power: string }>(
    `SELECT power FROM pg_roles r, LATERAL (VALUES
       ('SUPERUSER', r.rolsuper), ('CREATEROLE', r.rolcreaterole), ('CREATEDB', r.rolcreatedb), ('LOGIN', r.rolcanlogin),
       ('REPLICATION', r.rolreplication), ('BYPASSRLS', r.rolbypassrls)) AS p (power, held)
     WHERE r.rolname = $1 AND held
     UNION ALL
     SELECT 'MEMBER OF ' || m.roleid::regrole FROM pg_auth_members m WHERE m.member = $1::regrole
     UNION ALL
     SELECT 'CREATE ON SCHEMA ' || nspname FROM pg_namespace
     WHERE nspname IN ('public', 'graphile_worker') AND has_schema_privilege($1, oid, 'CREATE')
     UNION ALL
     SELECT 'CREATE ON DATABASE' WHERE has_database_privilege($1, current_database(), 'CREATE')`,
    [role],
  );
  return rows.map(({ power }) => power);
}
