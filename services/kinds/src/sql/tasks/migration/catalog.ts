import type { Cell } from '../../compare/result-set.js';
import { TASK_SCHEMA } from '../../statement/schema-names.js';

/** The objects of a schema, one line each; names of constraints and indexes and the order of columns do not matter. */
export type Catalog = readonly string[];

/** How two catalogs differ. */
export interface CatalogDifference {
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

/**
 * Reads the objects of the task's schema. It reads only the catalog and calls nothing that a learner created, so the
 * superuser can run it.
 */
export const CATALOG_SQL = `
  WITH mine AS (SELECT oid, relname, relkind FROM pg_class WHERE relnamespace = '${TASK_SCHEMA}'::regnamespace)
  SELECT line FROM (
    SELECT format('%s %s', CASE relkind WHEN 'r' THEN 'table' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
                                        WHEN 'S' THEN 'sequence' WHEN 'p' THEN 'partitioned table' ELSE relkind::text END, relname)
      FROM mine WHERE relkind NOT IN ('i', 'I')
    UNION ALL
    SELECT format('column %s.%s %s%s%s%s', relname, attname, format_type(atttypid, atttypmod),
                  CASE WHEN attnotnull THEN ' not null' END,
                  CASE WHEN attidentity <> '' THEN ' identity' WHEN attgenerated <> '' THEN ' generated' END,
                  ' default ' || pg_get_expr(adbin, adrelid))
      FROM mine JOIN pg_attribute ON attrelid = mine.oid
                LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
     WHERE attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'p', 'v', 'm')
    UNION ALL
    SELECT format('constraint on %s: %s', relname, pg_get_constraintdef(pg_constraint.oid))
      FROM mine JOIN pg_constraint ON conrelid = mine.oid WHERE contype IN ('c', 'f', 'p', 'u', 'x')
    UNION ALL
    SELECT regexp_replace(pg_get_indexdef(indexrelid), ' INDEX \\S+ ON ', ' INDEX ON ')
           || CASE WHEN indisvalid THEN '' ELSE ', not valid' END
      FROM mine JOIN pg_index ON indrelid = mine.oid
     WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
    UNION ALL
    SELECT format('trigger %s on %s', tgname, relname)
      FROM mine JOIN pg_trigger ON tgrelid = mine.oid WHERE NOT tgisinternal
    UNION ALL
    SELECT format('rule %s on %s', rulename, relname)
      FROM mine JOIN pg_rewrite ON ev_class = mine.oid WHERE rulename <> '_RETURN'
    UNION ALL
    SELECT format('policy %s on %s', polname, relname) FROM mine JOIN pg_policy ON polrelid = mine.oid
    UNION ALL
    SELECT format('function %s(%s)', proname, pg_get_function_identity_arguments(oid))
      FROM pg_proc WHERE pronamespace = '${TASK_SCHEMA}'::regnamespace
    UNION ALL
    SELECT format('type %s', typname) FROM pg_type
     WHERE typnamespace = '${TASK_SCHEMA}'::regnamespace AND typtype IN ('d', 'e', 'r')
  ) AS lines (line) ORDER BY line COLLATE "C"`;

export const catalogOf = (rows: readonly (readonly Cell[])[]): Catalog => rows.map(([line]) => line ?? '');

/** Lines that are missing and lines that are extra, each as often as it occurs. */
export function compareCatalogs(wanted: Catalog, found: Catalog): CatalogDifference {
  return { missing: without(wanted, found), extra: without(found, wanted) };
}

function without(lines: Catalog, others: Catalog): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

export const areSame = ({ missing, extra }: CatalogDifference): boolean =>
  missing.length === 0 && extra.length === 0;
