import { isRecord, parseSql } from './parse-sql.js';

/** The schema that holds a task's tables; the only one a query may name. */
export const TASK_SCHEMA = 'task';

/** Names that a task's schema creates. */
export interface SchemaNames {
  readonly relations: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  /** How many values a query gets: `$1` and so on. */
  readonly parameters: number;
}

/** Reads the names of tables, views and types from a schema file; throws if it is not valid SQL. */
export async function readSchemaNames(schemaSql: string, parameters = 0): Promise<SchemaNames> {
  const parsed = await parseSql(schemaSql);
  if (!parsed.ok) throw new Error(`the task's schema is not valid SQL: ${parsed.message}`);
  const relations = new Set<string>();
  const types = new Set<string>();
  for (const statement of parsed.statements) {
    const [[kind, body] = []] = isRecord(statement) ? Object.entries(statement) : [];
    if (!isRecord(body)) continue;
    if (kind === 'CreateStmt') addText(relations, relationName(body['relation']));
    if (kind === 'ViewStmt') addText(relations, relationName(body['view']));
    if (kind === 'CreateEnumStmt') addText(types, lastName(body['typeName']));
    if (kind === 'CreateDomainStmt') addText(types, lastName(body['domainname']));
  }
  return { relations, types, parameters };
}

function relationName(relation: unknown): unknown {
  return isRecord(relation) ? relation['relname'] : undefined;
}

function lastName(names: unknown): unknown {
  const last: unknown = Array.isArray(names) ? names.at(-1) : undefined;
  const text = isRecord(last) ? last['String'] : undefined;
  return isRecord(text) ? text['sval'] : undefined;
}

function addText(set: Set<string>, value: unknown): void {
  if (typeof value === 'string') set.add(value);
}
