import type { ScriptExamination } from '../../../statement/script.js';
import { reject, type Rejection } from '../../../statement/rejection.js';
import { parseSql } from '../../../statement/parse-sql.js';

/** Parses a file, limits its number of statements, and asks about each, with its index, whether it is rejected. */
export async function examineScript(
  text: string,
  most: number,
  against: (statement: unknown, place: number) => Rejection | undefined,
): Promise<ScriptExamination> {
  const parsed = await parseSql(text);
  if (!parsed.ok) return reject('compile-error', parsed.message, parsed.at);
  const { statements, texts } = parsed;
  if (statements.length > most)
    return reject('forbidden', `${most} statements are allowed, here are ${statements.length}`);
  for (const [place, statement] of statements.entries()) {
    const rejection = against(statement, place);
    if (rejection !== undefined) return rejection;
  }
  return { ok: true, statements: texts };
}
