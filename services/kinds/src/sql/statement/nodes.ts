import { isRecord } from './parse-sql.js';

/** A node of PostgreSQL's parse tree, without the wrapper that holds its type's name. */
export type TreeNode = Record<string, unknown>;

/** The node of a type below a wrapper, or undefined when it is another one. */
export function asNode(value: unknown, type: string): TreeNode | undefined {
  const node = isRecord(value) ? value[type] : undefined;
  return isRecord(node) ? node : undefined;
}

/** The nodes of a type in a list. */
export function nodesIn(list: unknown, type: string): TreeNode[] {
  return listOf(list)
    .map((item) => asNode(item, type))
    .filter((node) => node !== undefined);
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** The names that stand in a list of strings, such as a function's: `pg_catalog.sum` is two. */
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
