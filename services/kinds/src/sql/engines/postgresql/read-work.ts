import type { Cell } from '../../compare/result-set.js';
import { readPlanTree } from './read-plan.js';
import { listOf, textIn } from '../../statement/nodes.js';
import { isRecord } from '../../statement/parse-sql.js';

/** The cost of a statement that writes. */
export interface WriteCost {
  readonly blocks: number;
  /** Bytes of the write-ahead log. */
  readonly logBytes: number;
}

/** Has PostgreSQL run a statement that writes and report its cost, as one JSON text. */
export function explainedWrite(statement: string): string {
  return `EXPLAIN (ANALYZE, BUFFERS, WAL, TIMING OFF, SUMMARY OFF, FORMAT JSON) ${statement}`;
}

/** Reads the report of `explainedWrite`; throws if the text is not one. */
export function readWrite(json: Cell | undefined): WriteCost {
  const root = readPlanTree(json ?? '');
  if (root === undefined) throw new Error('the server returned no plan of a write');
  const number = (name: string): number => Number(textIn(root[name]) ?? 0);
  return {
    blocks: number('Shared Hit Blocks') + number('Shared Read Blocks'),
    logBytes: number('WAL Bytes'),
  };
}

/** Names of the tables that a plan, as JSON text, reads completely; each once, in order. */
export function scannedTables(json: string): string[] {
  const found = new Set<string>();
  const pending: unknown[] = [readPlanTree(json)];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (!isRecord(node)) continue;
    const table = textIn(node['Relation Name']);
    // A part of a plan that never ran read nothing.
    const ran = Number(textIn(node['Actual Loops']) ?? 0) > 0;
    if (node['Node Type'] === 'Seq Scan' && ran && table !== undefined) found.add(table);
    pending.push(...listOf(node['Plans']));
  }
  return [...found].sort();
}
