import { reject, type Examination } from '../../../statement/rejection.js';
import { findViolation } from './find-violation.js';
import { parseSql } from '../../../statement/parse-sql.js';
import { positionOfByte } from '../../../statement/text-position.js';
import type { SchemaNames } from '../../../statement/schema-names.js';

/**
 * Accepts exactly one query if all its nodes, functions, operators, types and tables are on the allow-list. Text that does
 * not parse, or contains no statement, is a compile error; anything else that is rejected is forbidden.
 */
export async function examineStatement(text: string, schema: SchemaNames): Promise<Examination> {
  const parsed = await parseSql(text);
  if (!parsed.ok) return reject('compile-error', parsed.message, parsed.at);
  const [statement] = parsed.statements;
  if (statement === undefined) return reject('compile-error', 'there is no query here yet');
  if (parsed.statements.length > 1)
    return reject('forbidden', `one statement is allowed, here are ${parsed.statements.length}`);
  const found = findViolation(statement, schema);
  if (found === undefined) return { ok: true };
  return reject(
    'forbidden',
    found.message,
    found.byte === undefined ? undefined : positionOfByte(text, found.byte),
  );
}
