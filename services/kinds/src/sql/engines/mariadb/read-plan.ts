import type { PlanStep } from '@hone/contracts';
import {
  collectSteps,
  MAX_DETAILS,
  planDetail,
  planNumber,
  planText,
  SOURCE_CHARACTERS,
} from '../../server/plan-text.js';
import { textIn } from '../../statement/nodes.js';
import { isRecord } from '../../statement/parse-sql.js';

const STEP_CHARACTERS = 190;

type Node = Record<string, unknown>;

/** How a table is accessed (`access_type`), in words. */
const ACCESS: Readonly<Record<string, string>> = {
  ALL: 'Table Scan',
  index: 'Index Scan from end to end',
  range: 'Index Range',
  ref: 'Index Lookup',
  eq_ref: 'Unique Index Lookup',
  ref_or_null: 'Index Lookup or NULL',
  const: 'One Row by Key',
  system: 'One Row',
  index_merge: 'Merge of Indexes',
  fulltext: 'Fulltext Index',
  hash_ALL: 'Hash Join of a Table Scan',
  hash_index: 'Hash Join of an Index Scan',
};

/** Parts of a plan that are not steps. */
const NO_STEPS = new Set(['query_optimization', 'r_engine_stats', 'r_icp_filtered']);
/** Conditions and keys that a step may have, in the order in which they are shown. */
const DETAILS = [
  ['attached_condition', 'Filter'],
  ['index_condition', 'Index Filter'],
  ['having_condition', 'Having'],
  ['const_condition', 'Condition'],
  ['sort_key', 'Sort Key'],
  ['buffer_type', 'Buffer'],
  ['message', 'Message'],
] as const;

/** The steps of an `ANALYZE FORMAT=JSON` report; undefined if the text is not one. A long plan is truncated. */
export function readMariadbPlan(json: string): PlanStep[] | undefined {
  const root = readPlanNode(json);
  if (root === undefined) return undefined;
  const { steps, add } = collectSteps();
  walk('', root, -1, (name, node, depth) => void add(stepOf(name, node, depth)));
  return [...steps];
}

/** Names of the tables that a plan reads completely, each once, in order. */
export function scannedTables(json: string): string[] {
  const found = new Set<string>();
  walk('', readPlanNode(json) ?? {}, -1, (_name, node) => {
    const table = textIn(node['table_name']);
    const access = textIn(node['access_type']) ?? '';
    // A part of a plan that never ran read nothing; a name in angle brackets is a result of another step.
    const ran = planNumber(node['r_loops']) !== 0;
    if (/^(?:hash_)?(?:ALL|index)$/.test(access) && ran && table?.startsWith('<') === false) found.add(table);
  });
  return [...found].sort();
}

function readPlanNode(json: string): Node | undefined {
  try {
    const plan: unknown = JSON.parse(json);
    return isRecord(plan) && isRecord(plan['query_block']) ? plan : undefined;
  } catch {
    return undefined;
  }
}

/** Calls for each object of a plan, parents before their children. */
function walk(
  name: string,
  node: Node,
  depth: number,
  visit: (name: string, node: Node, depth: number) => void,
) {
  if (depth >= 0) visit(name, node, depth);
  for (const [key, child] of Object.entries(node)) {
    if (NO_STEPS.has(key)) continue;
    for (const each of Array.isArray(child) ? (child as unknown[]) : [child]) {
      if (!isRecord(each)) continue;
      // Loops are lists of objects with one member each.
      const [[only, inner] = [], more] = Object.entries(each);
      if (Array.isArray(child) && more === undefined && only !== undefined && isRecord(inner))
        walk(only, inner, depth + 1, visit);
      else walk(key, each, depth + 1, visit);
    }
  }
}

function stepOf(name: string, node: Node, depth: number): PlanStep {
  const loops = planNumber(node['r_loops']);
  const each = planNumber(node['r_rows']) ?? planNumber(node['r_output_rows']);
  const rows = each === undefined ? null : Math.round(each * (loops ?? 1));
  const kept = planNumber(node['r_filtered']);
  const removed = rows === null || kept === undefined ? 0 : Math.round(rows * (1 - kept / 100));
  const source = sourceOf(node);
  return {
    depth,
    step: planText(ACCESS[textIn(node['access_type']) ?? ''] ?? titleOf(name), STEP_CHARACTERS),
    ...(source !== undefined && { source: planText(source, SOURCE_CHARACTERS) }),
    details: DETAILS.flatMap(([key, title]) => planDetail(title, node[key])).slice(0, MAX_DETAILS),
    rows: rows === null ? null : rows - removed,
    loops: loops ?? null,
    ...(removed > 0 && { removed }),
    blocks: null,
  };
}

/** `query_block` is a Query Block, `block-nl-join` a Block Nl Join. */
const titleOf = (name: string): string =>
  name
    .split(/[_-]/)
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join(' ');

function sourceOf(node: Node): string | undefined {
  const table = textIn(node['table_name']);
  const index = textIn(node['key']);
  if (table === undefined || index === undefined) return table;
  return `${table} by ${index}`;
}
