import type { ScriptExamination } from '../../../statement/script.js';
import { refuse, type Refusal } from '../../../statement/refusal.js';
import { parseSql } from '../../../statement/parse-sql.js';

/** Parses a file of at most so many statements and asks of each, with its place, whether something is against it. */
export async function examineScript(
  text: string,
  most: number,
  against: (statement: unknown, place: number) => Refusal | undefined,
): Promise<ScriptExamination> {
  const parsed = await parseSql(text);
  if (!parsed.ok) return refuse('compile-error', parsed.message, parsed.at);
  const { statements, texts } = parsed;
  if (statements.length > most)
    return refuse('forbidden', `${most} statements are allowed, here are ${statements.length}`);
  for (const [place, statement] of statements.entries()) {
    const refusal = against(statement, place);
    if (refusal !== undefined) return refusal;
  }
  return { ok: true, statements: texts };
}
