import { refuse, type Refusal } from './examine-statement.js';
import { findViolation } from './find-violation.js';
import { parseSql, positionOfByte } from './parse-sql.js';
import type { SchemaNames } from './schema-names.js';

/** More statements than any budget lets count. */
const MOST_STATEMENTS = 20;

/** The statements of a file that makes indexes, one by one, or why it may not be sent to a server. */
export type IndexExamination = { readonly ok: true; readonly statements: readonly string[] } | Refusal;

/**
 * Takes any number of CREATE INDEX statements on the task's tables, each of whose nodes, functions, operators and types
 * is on the allow-list. An empty file makes no index.
 */
export async function examineIndexes(text: string, schema: SchemaNames): Promise<IndexExamination> {
  const parsed = await parseSql(text);
  if (!parsed.ok) return refuse('compile-error', parsed.message, parsed.at);
  if (parsed.statements.length > MOST_STATEMENTS)
    return refuse(
      'forbidden',
      `${MOST_STATEMENTS} statements are allowed, here are ${parsed.statements.length}`,
    );
  for (const statement of parsed.statements) {
    const found = findViolation(statement, { ...schema, parameters: 0 }, 'IndexStmt');
    if (found === undefined) continue;
    const where = found.byte === undefined ? undefined : positionOfByte(text, found.byte);
    return refuse('forbidden', found.message, where);
  }
  return { ok: true, statements: parsed.texts };
}
