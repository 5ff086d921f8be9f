import { POSTGRES_SOCKET } from './postgres-socket.js';
import { TABLE_OWNER } from '../../server/table-owner.js';
import { TASK_SCHEMA } from '../../statement/schema-names.js';

const LEARNER = POSTGRES_SOCKET.learner;
/** Settings of the learner's sessions: fixed output formats, bounded memory and temporary files, one process. */
const LEARNER_SETTINGS: Readonly<Record<string, string>> = {
  search_path: TASK_SCHEMA,
  default_transaction_read_only: 'on',
  timezone: 'UTC',
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  extra_float_digits: '1',
  bytea_output: 'hex',
  work_mem: '8MB',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  lock_timeout: '2s',
};

/** Lets a role sign in, and gives its sessions these settings in addition to the common ones. */
function equip(role: string, { writes = false }: { readonly writes?: boolean }): string {
  const settings = Object.entries(LEARNER_SETTINGS)
    .filter(([name]) => !(writes && name === 'default_transaction_read_only'))
    .map(
      ([name, value]) =>
        `ALTER ROLE ${role} SET ${name} = ${name === 'search_path' ? value : literal(value)};`,
    );
  return [...settings, `GRANT CONNECT ON DATABASE ${POSTGRES_SOCKET.database} TO ${role};`].join('\n');
}

/** Statements that create a role which may write once it is granted rights. */
export function createRoleSql(role: string): string {
  return `CREATE ROLE ${role} LOGIN;\n${equip(role, { writes: true })}`;
}

/** Statements that reset the task's schema to an empty one, owned by the tables' owner. */
export function emptySql(roles: readonly string[]): string {
  const everybody = roles.length === 0 ? '' : `GRANT USAGE ON SCHEMA ${TASK_SCHEMA} TO ${roles.join(', ')};`;
  return `
    DROP SCHEMA IF EXISTS ${TASK_SCHEMA} CASCADE;
    CREATE SCHEMA ${TASK_SCHEMA} AUTHORIZATION ${TABLE_OWNER};
    ${everybody}`;
}

/** A text as an SQL literal. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * Statements that prepare a fresh server for queries of an untrusted role; run once, as the superuser. The image has
 * already revoked the functions that nobody may call.
 */
export function hardeningSql(): string {
  return `
    REVOKE ALL ON SCHEMA public FROM PUBLIC;
    REVOKE ALL ON DATABASE ${POSTGRES_SOCKET.database} FROM PUBLIC;
    ${equip(LEARNER, {})}
    ${createRoleSql(TABLE_OWNER)}`;
}

/** Statements that replace the loaded instance: schema and data in a single transaction. */
export function loadSql(schemaSql: string, dataSql: string): string {
  return `
    BEGIN;
    DROP SCHEMA IF EXISTS ${TASK_SCHEMA} CASCADE;
    CREATE SCHEMA ${TASK_SCHEMA};
    SET LOCAL search_path = ${TASK_SCHEMA};
    SET LOCAL timezone = 'UTC';
    ${schemaSql}
    ;
    ${dataSql}
    ;
    GRANT USAGE ON SCHEMA ${TASK_SCHEMA} TO ${LEARNER};
    GRANT SELECT ON ALL TABLES IN SCHEMA ${TASK_SCHEMA} TO ${LEARNER};
    COMMIT;
    ${analyzeSql()}`;
}

/** Statements that hand the loaded tables to the role that may change them. */
export function handOverSql(): string {
  return `
    GRANT USAGE, CREATE ON SCHEMA ${TASK_SCHEMA} TO ${TABLE_OWNER};
    ${forEachTable(`EXECUTE 'ALTER TABLE ' || target || ' OWNER TO ${TABLE_OWNER}'`)}`;
}

/**
 * Statements that replace the rows of an unchanged schema: like `loadSql`, without creating the tables again.
 */
export function reloadSql(dataSql: string): string {
  return `
    BEGIN;
    SET LOCAL search_path = ${TASK_SCHEMA};
    SET LOCAL timezone = 'UTC';
    DO $$
    DECLARE tables text;
    BEGIN
      SELECT string_agg(oid::regclass::text, ', ') INTO tables
        FROM pg_class WHERE relnamespace = '${TASK_SCHEMA}'::regnamespace AND relkind = 'r';
      IF tables IS NOT NULL THEN EXECUTE 'TRUNCATE ' || tables || ' RESTART IDENTITY'; END IF;
    END $$;
    ${dataSql}
    ;
    COMMIT;
    ${analyzeSql()}`;
}

/**
 * Statements that store every table's rows again in another order, which depends only on `seed` and the rows: each row is
 * deleted and appended again. Constraints and triggers already ran when the rows were first inserted, so they are
 * skipped; statistics stay correct.
 */
export function shuffleSql(seed: string): string {
  return `
    BEGIN;
    SET LOCAL session_replication_role = replica;
    DO $$
    DECLARE
      target record;
      names text;
    BEGIN
      FOR target IN SELECT oid, oid::regclass::text AS name FROM pg_class
                     WHERE relnamespace = '${TASK_SCHEMA}'::regnamespace AND relkind = 'r' LOOP
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO names
          FROM pg_attribute WHERE attrelid = target.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
        EXECUTE format('WITH gone AS (DELETE FROM %s RETURNING *)
                        INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM gone ORDER BY md5(%L || gone::text)',
                       target.name, target.name, names, names, ${literal(seed)});
      END LOOP;
    END $$;
    COMMIT;`;
}

/**
 * Statements that set the loaded instance aside, in a schema that only the superuser may read. Sent together, these and
 * those of `bringBackSql` are one transaction.
 */
export function setAsideSql(schema: string): string {
  return `
    REVOKE USAGE ON SCHEMA ${TASK_SCHEMA} FROM ${LEARNER};
    ALTER SCHEMA ${TASK_SCHEMA} RENAME TO ${schema};`;
}

/** Statements that restore an instance that was set aside. */
export function bringBackSql(schema: string): string {
  return `
    ALTER SCHEMA ${schema} RENAME TO ${TASK_SCHEMA};
    GRANT USAGE ON SCHEMA ${TASK_SCHEMA} TO ${LEARNER};`;
}

/** Returns a query that accesses every loaded table but reads no row; nothing without tables. */
export const LOOK_AT_TABLES = `
  SELECT string_agg(format('(SELECT 1 FROM %I LIMIT 0)', relname), ' UNION ALL ')
    FROM pg_class WHERE relnamespace = '${TASK_SCHEMA}'::regnamespace AND relkind = 'r'`;

/** With fewer rows any plan is good enough, and statistics cost more than they save. */
const ROWS_WITHOUT_STATISTICS = 500;

/** Planner statistics about tables with many rows, so that both servers choose the same plans. */
function analyzeSql(): string {
  const isLarge = `'SELECT count(*) > ${ROWS_WITHOUT_STATISTICS} FROM (SELECT FROM ' || target || ' LIMIT ${ROWS_WITHOUT_STATISTICS + 1}) AS counted'`;
  return `
    DO $$
    DECLARE
      target regclass;
      is_large boolean;
    BEGIN
      FOR target IN SELECT oid FROM pg_class
                     WHERE relnamespace = '${TASK_SCHEMA}'::regnamespace AND relkind = 'r' LOOP
        EXECUTE ${isLarge} INTO is_large;
        IF is_large THEN EXECUTE 'ANALYZE ' || target; END IF;
      END LOOP;
    END $$;`;
}

const forEachTable = (statement: string): string => `
    DO $$
    DECLARE target regclass;
    BEGIN
      FOR target IN SELECT oid FROM pg_class
                     WHERE relnamespace = '${TASK_SCHEMA}'::regnamespace AND relkind = 'r' LOOP
        ${statement};
      END LOOP;
    END $$;`;

/** Ends every session except the asking one, and returns how many are left. */
export const END_OTHER_SESSIONS = `
  SELECT count(*) FILTER (WHERE NOT pg_terminate_backend(pid, 2000))
    FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`;
