import { isRecord } from './parse-sql.js';

/** A node of PostgreSQL's parse tree, without the wrapper that holds its type's name. */
export type TreeNode = Record<string, unknown>;

/** The wrapped node if it is of this type, else undefined. */
export function asNode(value: unknown, type: string): TreeNode | undefined {
  const node = isRecord(value) ? value[type] : undefined;
  return isRecord(node) ? node : undefined;
}

/** The nodes of one type in a list. */
export function nodesIn(list: unknown, type: string): TreeNode[] {
  return listOf(list)
    .map((item) => asNode(item, type))
    .filter((node) => node !== undefined);
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** The parts of a qualified name, such as a function's: `pg_catalog.sum` has two. */
export function namesIn(value: unknown): string[] {
  return listOf(value).map((item) => textIn(asNode(item, 'String')?.['sval']) ?? '*');
}

/** A text, number or flag as text; undefined for anything else. */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

export function stringNode(text: string): TreeNode {
  return { String: { sval: text } };
}
