import { findViolation } from './find-violation.js';
import { parseSql, positionOfByte, type TextPosition } from '../../../statement/parse-sql.js';
import type { SchemaNames } from '../../../statement/schema-names.js';

/** Whether a learner's text may be sent to a server, and if not, why. */
export type Examination = { readonly ok: true } | Refusal;

/** Why it may not. */
export interface Refusal {
  readonly ok: false;
  readonly reason: 'compile-error' | 'forbidden';
  /** Sentence for the learner, with the place where one is known. */
  readonly message: string;
}

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

/** A refusal that tells where. */
export function refuse(reason: Refusal['reason'], message: string, where?: TextPosition): Refusal {
  const place = where === undefined ? '' : `line ${where.line}, column ${where.column}: `;
  return { ok: false, reason, message: `${place}${message}` };
}
