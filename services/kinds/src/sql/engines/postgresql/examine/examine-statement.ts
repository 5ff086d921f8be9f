import { refuse, type Examination } from '../../../statement/refusal.js';
import { findViolation } from './find-violation.js';
import { parseSql } from '../../../statement/parse-sql.js';
import { positionOfByte } from '../../../statement/text-position.js';
import type { SchemaNames } from '../../../statement/schema-names.js';

/**
 * Takes exactly one statement, a query whose every node, function, operator, type and table is on the allow-list.
 * Text that does not parse, or holds no statement, is a compile error; anything else refused is forbidden.
 */
export async function examineStatement(text: string, schema: SchemaNames): Promise<Examination> {
  const parsed = await parseSql(text);
  if (!parsed.ok) return refuse('compile-error', parsed.message, parsed.at);
  const [statement] = parsed.statements;
  if (statement === undefined) return refuse('compile-error', 'there is no query here yet');
  if (parsed.statements.length > 1)
    return refuse('forbidden', `one statement is allowed, here are ${parsed.statements.length}`);
  const found = findViolation(statement, schema);
  if (found === undefined) return { ok: true };
  return refuse(
    'forbidden',
    found.message,
    found.byte === undefined ? undefined : positionOfByte(text, found.byte),
  );
}
