import { createHash } from 'node:crypto';
import { isRecord, parseSql } from '../../statement/parse-sql.js';

export interface Constant {
  readonly text: string;
  readonly isNumber: boolean;
}

/** A statement without its values: two statements of one shape do the same with different values. */
interface StatementShape {
  readonly fingerprint: string;
  /** Texts and numbers in the statement itself. */
  readonly constants: readonly Constant[];
}

/** The parser's result for a text that a program sent. */
export type ReadStatement =
  | ({ readonly kind: 'statement' } & StatementShape)
  | { readonly kind: 'unparsable'; readonly message: string }
  | { readonly kind: 'several'; readonly count: number }
  | { readonly kind: 'rejected'; readonly what: string };

/** Types of statements that a program may send; others change tables, sessions or the server. */
const KINDS = new Set(['SelectStmt', 'InsertStmt', 'UpdateStmt', 'DeleteStmt', 'TransactionStmt']);
const FINGERPRINT_DIGITS = 16;
/** Lists whose length is not part of a shape: IN, ARRAY, rows of VALUES, and equal terms of AND and OR. */
const LISTS = new Set(['items', 'elements', 'valuesLists', 'args']);

/** Reads one statement as PostgreSQL would. */
export async function readStatement(sql: string): Promise<ReadStatement> {
  const parsed = await parseSql(sql);
  if (!parsed.ok) return { kind: 'unparsable', message: parsed.message };
  const [statement] = parsed.statements;
  if (parsed.statements.length !== 1) return { kind: 'several', count: parsed.statements.length };
  const kind = isRecord(statement) ? Object.keys(statement)[0] : undefined;
  if (kind === undefined || !KINDS.has(kind)) return { kind: 'rejected', what: kind ?? 'nothing' };
  const constants: Constant[] = [];
  const shape = JSON.stringify(withoutValues(statement, constants));
  const fingerprint = createHash('sha256').update(shape).digest('hex').slice(0, FINGERPRINT_DIGITS);
  return { kind: 'statement', fingerprint, constants };
}

/** A copy of the tree without positions, values and the length of lists; collects the values as constants. */
function withoutValues(node: unknown, constants: Constant[], name = ''): unknown {
  if (Array.isArray(node)) return node.map((item) => withoutValues(item, constants, name));
  if (!isRecord(node)) return node;
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (/location$|^stmt_len$/.test(key)) continue;
    if (key === 'A_Const') copy[key] = constant(value, constants);
    else if (key === 'ParamRef') copy[key] = 'value';
    else if (LISTS.has(key) && !(key === 'args' && name !== 'BoolExpr'))
      copy[key] = folded(withoutValues(value, constants, key));
    else copy[key] = withoutValues(value, constants, key);
  }
  return copy;
}

function constant(value: unknown, constants: Constant[]): string {
  const node = isRecord(value) ? value : {};
  if (node['isnull'] === true) return 'null';
  const [[type = '', inner] = []] = Object.entries(node).filter(([key]) => key !== 'location');
  // The parser omits zero, false and the empty text.
  const [text = ''] = isRecord(inner) ? Object.values(inner) : [];
  const isNumber = type === 'ival' || type === 'fval';
  if (typeof text === 'string' || typeof text === 'number') constants.push({ text: String(text), isNumber });
  return isNumber ? 'number' : type;
}

/** Merges equal neighbours. */
function folded(list: unknown): unknown {
  if (!Array.isArray(list)) return list;
  const items = list as unknown[];
  const texts = items.map((item) => JSON.stringify(item));
  return items.filter((_item, place) => place === 0 || texts[place] !== texts[place - 1]);
}
