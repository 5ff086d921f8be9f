import { parse } from 'libpg-query';
import { Deparser } from 'pgsql-deparser';
import { asNode, listOf, textIn } from './nodes.js';
import { isRecord } from './parse-sql.js';
import { frameText } from './frame.js';

/** The deparser with corrected window frames: it reads their bits in another order than PostgreSQL. */
class FrameWriter extends Deparser {
  override formatWindowFrame(
    ...[window, context]: Parameters<Deparser['formatWindowFrame']>
  ): ReturnType<Deparser['formatWindowFrame']> {
    const node: unknown = window;
    if (!isRecord(node)) return null;
    return frameText(Number(textIn(node['frameOptions']) ?? 0), (end) => {
      const value = node[`${end}Offset`];
      return isRecord(value) ? this.visit(value as Parameters<Deparser['visit']>[0], context) : '';
    });
  }
}

/**
 * A statement's tree as SQL. The text is parsed again and must give the same tree, so that a mutant is always the
 * intended query. Throws if the trees differ.
 */
export async function writeSql(statement: unknown): Promise<string> {
  const tree = { version: 170_000, stmts: [{ stmt: statement }] };
  const sql = new FrameWriter(tree as ConstructorParameters<typeof Deparser>[0]).deparseQuery();
  const again: unknown = await parse(sql);
  const [written] = isRecord(again) && Array.isArray(again['stmts']) ? (again['stmts'] as unknown[]) : [];
  const copy = isRecord(written) ? written['stmt'] : undefined;
  if (bare(copy) !== bare(statement)) throw new Error(`the query cannot be written faithfully:\n${sql}`);
  return sql;
}

/** A tree as text, without source positions, which do not change the statement's meaning. */
function bare(statement: unknown): string {
  return JSON.stringify(plain(statement));
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(([field]) => !/location$/.test(field));
  const sorted = kept
    .sort(([one], [two]) => (one < two ? -1 : 1))
    .map(([field, item]) => [field, plain(item)] as const);
  return flattened(Object.fromEntries(sorted));
}

/** Flattens nested AND and OR: the parser reads `(a OR b) OR c` as one OR of three. */
function flattened(value: Record<string, unknown>): Record<string, unknown> {
  const bool = asNode(value, 'BoolExpr');
  if (bool === undefined || bool['boolop'] === 'NOT_EXPR') return value;
  const args = listOf(bool['args']).flatMap((arg) => {
    const inner = asNode(arg, 'BoolExpr');
    return inner !== undefined && inner['boolop'] === bool['boolop'] ? listOf(inner['args']) : [arg];
  });
  return { BoolExpr: { ...bool, args } };
}
