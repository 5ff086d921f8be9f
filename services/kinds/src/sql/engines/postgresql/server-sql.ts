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

/** A role may sign in, and its sessions have these settings beside those of each. */
function equip(role: string, { writes = false }: { readonly writes?: boolean }): string {
  const settings = Object.entries(LEARNER_SETTINGS)
    .filter(([name]) => !(writes && name === 'default_transaction_read_only'))
    .map(
      ([name, value]) =>
        `ALTER ROLE ${role} SET ${name} = ${name === 'search_path' ? value : literal(value)};`,
    );
  return [...settings, `GRANT CONNECT ON DATABASE ${POSTGRES_SOCKET.database} TO ${role};`].join('\n');
}

/** Statements that make a role which may write, once somebody gives it rights. */
export function createRoleSql(role: string): string {
  return `CREATE ROLE ${role} LOGIN;\n${equip(role, { writes: true })}`;
}

/** Statements that leave nothing of the task's but its schema, empty, in the hands of the tables' owner. */
export function emptySql(roles: readonly string[]): string {
  const everybody = roles.length === 0 ? '' : `GRANT USAGE ON SCHEMA ${TASK_SCHEMA} TO ${roles.join(', ')};`;
  return `
    DROP SCHEMA IF EXISTS ${TASK_SCHEMA} CASCADE;
    CREATE SCHEMA ${TASK_SCHEMA} AUTHORIZATION ${TABLE_OWNER};
    ${everybody}`;
}

/** A text as SQL writes it. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * Statements that prepare a fresh server for queries of an untrusted role; run once, as the superuser. What functions
 * nobody may call is settled in the image.
 */
export function hardeningSql(): string {
  return `
    REVOKE ALL ON SCHEMA public FROM PUBLIC;
    REVOKE ALL ON DATABASE ${POSTGRES_SOCKET.database} FROM PUBLIC;
    ${equip(LEARNER, {})}
    ${createRoleSql(TABLE_OWNER)}`;
}

/** Statements that put one instance in place of the one before: schema and data in a single transaction. */
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
 * Statements that put other rows in place of those of a schema that is there already and that nobody changed: what
 * `loadSql` does, without making the tables again.
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
 * Statements that store every table's rows again in another order, which only depends on `seed` and the rows: each row
 * is deleted and comes back behind the others. Constraints and triggers were served when the rows first came in, so they
 * are not asked again; statistics stay true.
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
 * Statements that put what is loaded aside, in a schema that only the superuser may look into. Sent together, these and
 * those of `bringBackSql` are one transaction.
 */
export function setAsideSql(schema: string): string {
  return `
    REVOKE USAGE ON SCHEMA ${TASK_SCHEMA} FROM ${LEARNER};
    ALTER SCHEMA ${TASK_SCHEMA} RENAME TO ${schema};`;
}

/** Statements that load what was put aside. */
export function bringBackSql(schema: string): string {
  return `
    ALTER SCHEMA ${schema} RENAME TO ${TASK_SCHEMA};
    GRANT USAGE ON SCHEMA ${TASK_SCHEMA} TO ${LEARNER};`;
}

/** Answers a query that reads no row of any table that is loaded; nothing where there is no table. */
export const LOOK_AT_TABLES = `
  SELECT string_agg(format('(SELECT 1 FROM %I LIMIT 0)', relname), ' UNION ALL ')
    FROM pg_class WHERE relnamespace = '${TASK_SCHEMA}'::regnamespace AND relkind = 'r'`;

/** With fewer rows any plan will do, and making statistics costs more than they save. */
const ROWS_WITHOUT_STATISTICS = 500;

/** Statistics for the planner about tables with many rows, so that both servers plan alike. */
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

/** Ends every session but the one that asks for it, and answers how many are left. */
export const END_OTHER_SESSIONS = `
  SELECT count(*) FILTER (WHERE NOT pg_terminate_backend(pid, 2000))
    FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`;
