import type { PlanStep } from '@hone/contracts';
import { listOf, textIn } from '../../statement/nodes.js';
import { isRecord } from '../../statement/parse-sql.js';
import {
  collectSteps,
  MAX_DETAILS,
  planDetail,
  planNumber,
  planText,
  SOURCE_CHARACTERS,
} from '../../server/plan-text.js';

/** Has PostgreSQL run a statement and report its plan, as one JSON text. */
export function explained(query: string): string {
  return `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, SUMMARY OFF, FORMAT JSON) ${query}`;
}

/** Conditions and keys that a step may have, in the order in which they are shown. */
const DETAILS = [
  'Subplan Name',
  'Index Cond',
  'Hash Cond',
  'Merge Cond',
  'Recheck Cond',
  'Join Filter',
  'Filter',
  'Group Key',
  'Sort Key',
  'Presorted Key',
  'Cache Key',
  'One-Time Filter',
] as const;

/** The steps of a plan from `explained`; undefined if the text is not a plan. A long plan is truncated. */
export function readPlan(json: string): PlanStep[] | undefined {
  const root = readPlanTree(json);
  if (root === undefined) return undefined;
  const { steps, add } = collectSteps();
  const visit = (node: Record<string, unknown>, depth: number): void => {
    if (!add(stepOf(node, depth))) return;
    for (const child of listOf(node['Plans'])) if (isRecord(child)) visit(child, depth + 1);
  };
  visit(root, 0);
  return [...steps];
}

/** The root of a plan as the server wrote it; undefined if the text is not a plan. */
export function readPlanTree(json: string): Record<string, unknown> | undefined {
  try {
    const [first] = listOf(JSON.parse(json));
    const plan = isRecord(first) ? first['Plan'] : undefined;
    return isRecord(plan) ? plan : undefined;
  } catch {
    return undefined;
  }
}

function stepOf(node: Record<string, unknown>, depth: number): PlanStep {
  const loops = planNumber(node['Actual Loops']) ?? 0;
  const removed = ['Rows Removed by Filter', 'Rows Removed by Join Filter', 'Rows Removed by Index Recheck']
    .map((name) => planNumber(node[name]) ?? 0)
    .reduce((sum, value) => sum + value, 0);
  const [hit, read] = [planNumber(node['Shared Hit Blocks']), planNumber(node['Shared Read Blocks'])];
  const source = sourceOf(node);
  return {
    depth,
    step: nameOf(node),
    ...(source !== undefined && { source: planText(source, SOURCE_CHARACTERS) }),
    details: DETAILS.flatMap((name) => planDetail(name, node[name])).slice(0, MAX_DETAILS),
    rows: Math.round((planNumber(node['Actual Rows']) ?? 0) * loops),
    loops,
    // The engine reports the mean over all loops.
    ...(removed > 0 && { removed: Math.round(removed * loops) }),
    blocks: hit === undefined && read === undefined ? null : (hit ?? 0) + (read ?? 0),
  };
}

/** `Hash Join` of type `Left` is a `Hash Left Join`; a hashed aggregate is a `Hash Aggregate`. */
function nameOf(node: Record<string, unknown>): string {
  const type = textIn(node['Node Type']) ?? 'Step';
  const join = textIn(node['Join Type']);
  if (join !== undefined && join !== 'Inner')
    return type === 'Nested Loop' ? `Nested Loop ${join} Join` : type.replace(/ ?Join$/, ` ${join} Join`);
  const strategy = textIn(node['Strategy']);
  if (type === 'Aggregate' && strategy !== undefined && strategy !== 'Plain')
    return strategy === 'Sorted' ? 'Group Aggregate' : `${strategy.replace(/ed$/, '')} Aggregate`;
  return type;
}

function sourceOf(node: Record<string, unknown>): string | undefined {
  const relation = textIn(node['Relation Name']) ?? textIn(node['CTE Name']) ?? textIn(node['Function Name']);
  const alias = textIn(node['Alias']);
  const table =
    relation === undefined || alias === undefined || alias === relation ? relation : `${relation} ${alias}`;
  const index = textIn(node['Index Name']);
  if (index === undefined) return table;
  return table === undefined ? index : `${table} by ${index}`;
}
