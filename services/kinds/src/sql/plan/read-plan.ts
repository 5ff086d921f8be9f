import type { PlanStep } from '@hone/contracts';
import { cutAt, evidenceText } from '../../judging/evidence-text.js';
import { listOf, textIn } from '../statement/nodes.js';
import { isRecord } from '../statement/parse-sql.js';

const MAX_STEPS = 200;
const MAX_DETAILS = 12;
/** Of all steps together: a plan is a part of a check, which goes to every client. */
const PLAN_CHARACTERS = 24_000;
const DETAIL_CHARACTERS = 400;
const SOURCE_CHARACTERS = 200;

/** Has PostgreSQL carry out a statement and tell how, as one JSON text. */
export function explained(query: string): string {
  return `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, SUMMARY OFF, FORMAT JSON) ${query}`;
}

/** Conditions and keys that a step may have, in the order in which they are told. */
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

/** The steps of a plan that `explained` gave; undefined when the text is none. A long plan is cut at its end. */
export function readPlan(json: string): PlanStep[] | undefined {
  const root = readPlanTree(json);
  if (root === undefined) return undefined;
  const steps: PlanStep[] = [];
  let room = PLAN_CHARACTERS;
  const visit = (node: Record<string, unknown>, depth: number): void => {
    const step = stepOf(node, depth);
    room -= step.details.join('').length + 100;
    if (room < 0 || steps.length === MAX_STEPS) return;
    steps.push(step);
    for (const child of listOf(node['Plans'])) if (isRecord(child)) visit(child, depth + 1);
  };
  visit(root, 0);
  return steps;
}

/** The root of a plan in the server's own words; undefined when the text is none. */
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
  const loops = numberOf(node['Actual Loops']) ?? 0;
  const removed = ['Rows Removed by Filter', 'Rows Removed by Join Filter', 'Rows Removed by Index Recheck']
    .map((name) => numberOf(node[name]) ?? 0)
    .reduce((sum, value) => sum + value, 0);
  const [hit, read] = [numberOf(node['Shared Hit Blocks']), numberOf(node['Shared Read Blocks'])];
  const source = sourceOf(node);
  return {
    depth,
    step: nameOf(node),
    ...(source !== undefined && { source: shown(source, SOURCE_CHARACTERS) }),
    details: DETAILS.flatMap((name) => detail(name, node[name])).slice(0, MAX_DETAILS),
    rows: Math.round((numberOf(node['Actual Rows']) ?? 0) * loops),
    loops,
    // The engine tells the mean of the loops.
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

function detail(name: string, value: unknown): string[] {
  const words = Array.isArray(value) ? value.map((part) => textIn(part) ?? '').join(', ') : textIn(value);
  return words === undefined ? [] : [`${name}: ${shown(words, DETAIL_CHARACTERS)}`];
}

/** Conditions quote the learner's literals, which may be long. */
function shown(text: string, most: number): string {
  const visible = evidenceText(cutAt(text, most));
  return text.length > most || visible.length > most ? `${cutAt(visible, most)}…` : visible;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
