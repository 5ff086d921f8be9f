import type { Cell, ResultSet } from '../../compare/result-set.js';
import type { Unanswered } from '../../server/rows-server.js';
import type { RoleSession } from '../../engines/postgresql/task-server.js';

/** The reply to a program's statement, as one line of JSON. */
type Reply =
  | { readonly rows: readonly Readonly<Record<string, unknown>>[] }
  | { readonly error: { readonly code: string; readonly message: string } };

export type Refusal = Extract<Unanswered, { kind: 'refused' }>;

/** How a statement ended. If it broke off the call, the program gets no reply. */
export type Ran =
  | { readonly reply: Reply; readonly refusal?: Refusal }
  | {
      readonly reply?: undefined;
      readonly refusal?: undefined;
      readonly ended: Unanswered | { readonly kind: 'too-many-rows' };
    };

const INTEGERS = new Set([20, 21, 23]);
const FLOATS = new Set([700, 701]);
const BOOLEAN = 16;

/** Runs a statement that a program sent, and turns its result into a reply. */
export async function runStatement(
  session: RoleSession,
  sql: string,
  values: readonly Cell[],
  mostRows: number,
): Promise<Ran> {
  const answer = await session.run(sql, values);
  if (answer.kind === 'refused')
    return { reply: { error: { code: answer.sqlstate, message: answer.message } }, refusal: answer };
  if (answer.kind !== 'result') return { ended: answer };
  if (answer.result.rows.length > mostRows) return { ended: { kind: 'too-many-rows' } };
  return { reply: { rows: rowsOf(answer.result) } };
}

/** Rows as objects by column; values without a JSON type stay text. */
function rowsOf({ columns, rows }: ResultSet): Record<string, unknown>[] {
  return rows.map((row) =>
    Object.fromEntries(columns.map(({ name, type }, place) => [name, valueOf(row[place] ?? null, type)])),
  );
}

function valueOf(cell: Cell, type: number): unknown {
  if (cell === null) return null;
  if (type === BOOLEAN) return cell === 't';
  const number = Number(cell);
  if (INTEGERS.has(type) && Number.isSafeInteger(number)) return number;
  return FLOATS.has(type) && Number.isFinite(number) ? number : cell;
}
