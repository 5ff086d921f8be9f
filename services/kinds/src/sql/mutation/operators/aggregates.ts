import {
  asNode,
  listOf,
  namesIn,
  nodesIn,
  textIn,
  type TreeNode,
  stringNode,
} from '../../statement/nodes.js';
import { placesIn, type Place } from '../tree.js';
import type { Change, Operator } from './change.js';

const SWAPS: Readonly<Record<string, readonly string[]>> = {
  sum: ['avg', 'max'],
  avg: ['sum', 'max'],
  min: ['max'],
  max: ['min'],
  bool_or: ['bool_and'],
  bool_and: ['bool_or'],
  every: ['bool_or'],
};
const RANKS = ['row_number', 'rank', 'dense_rank'];
/** The number of columns for which COUNT(column) is tried instead of COUNT(*). */
const MAX_COLUMNS = 3;

/** The wrong aggregate or ranking function. */
export const functions: Operator = ({ type, node }) => {
  if (type !== 'FuncCall') return [];
  const name = namesIn(node['funcname']).at(-1) ?? '';
  const named = (operator: 'aggregate' | 'rank', other: string): Change => ({
    operator,
    detail: `${name} as ${other}`,
    apply: (copy) => void (copy['funcname'] = [stringNode(other)]),
  });
  if (RANKS.includes(name))
    return RANKS.filter((other) => other !== name).map((other) => named('rank', other));
  return (SWAPS[name] ?? []).map((other) => named('aggregate', other));
};

/** Rows counted instead of values, and the reverse. */
export const counts: Operator = ({ type, node, select }) => {
  if (type !== 'FuncCall' || namesIn(node['funcname']).at(-1) !== 'count') return [];
  if (node['agg_star'] === true)
    return columnsOf(select).map((column) => ({
      operator: 'count',
      detail: `COUNT(*) as COUNT(${columnText(column)})`,
      apply: (copy) => {
        delete copy['agg_star'];
        copy['args'] = [{ ColumnRef: structuredClone(column) }];
      },
    }));
  const apply = (copy: TreeNode): void => {
    delete copy['args'];
    delete copy['agg_distinct'];
    copy['agg_star'] = true;
  };
  return [{ operator: 'count', detail: 'COUNT of a column as COUNT(*)', apply }];
};

/** The columns that a SELECT itself names, without those of nested SELECTs. */
function columnsOf(select: TreeNode): TreeNode[] {
  const own = placesIn({ SelectStmt: select }).filter((place: Place) => place.select === select);
  const columns = own.flatMap(({ type, node }) => (type === 'ColumnRef' ? [node] : []));
  const plain = columns.filter((column) => !namesIn(column['fields']).includes('*'));
  return [...new Map(plain.map((column) => [columnText(column), column])).values()].slice(0, MAX_COLUMNS);
}

function columnText(column: TreeNode): string {
  return namesIn(column['fields']).join('.');
}

/** Duplicates kept or removed: in a result, in an aggregate, in a set operation. */
export const duplicates: Operator = (place) => {
  const { type, node } = place;
  if (type === 'FuncCall') return inAggregate(node);
  if (type !== 'SelectStmt') return [];
  if (node['op'] !== undefined && node['op'] !== 'SETOP_NONE') {
    const word = (textIn(node['op']) ?? '').replace('SETOP_', '');
    const all = node['all'] === true;
    const apply = (copy: TreeNode): void => {
      if (all) delete copy['all'];
      else copy['all'] = true;
    };
    return [{ operator: 'union', detail: all ? `${word} ALL as ${word}` : `${word} as ${word} ALL`, apply }];
  }
  if (node['valuesLists'] !== undefined || isWithoutDuplicates(place)) return [];
  if (node['distinctClause'] === undefined)
    return [{ operator: 'distinct', detail: 'added', apply: (copy) => void (copy['distinctClause'] = [{}]) }];
  return [{ operator: 'distinct', detail: 'left out', apply: (copy) => void delete copy['distinctClause'] }];
};

/**
 * Whether DISTINCT could not change the result for any data: under EXISTS and IN, for the single row of an aggregate, and
 * together with the keys of a GROUP BY.
 */
function isWithoutDuplicates({ node, parent }: Place): boolean {
  if (node['distinctClause'] !== undefined) return false;
  if (['EXISTS_SUBLINK', 'ANY_SUBLINK'].includes(String(parent?.['subLinkType']))) return true;
  const groups = listOf(node['groupClause']);
  const targets = nodesIn(node['targetList'], 'ResTarget');
  if (groups.length > 0) return groups.every((group) => targets.some(({ val }) => isSame(val, group)));
  return targets.length > 0 && targets.every(({ val }) => isAggregate(val));
}

function isSame(one: unknown, other: unknown): boolean {
  const names = [one, other].map((value) => namesIn(asNode(value, 'ColumnRef')?.['fields']).join('.'));
  return names[0] !== '' && names[0] === names[1];
}

function isAggregate(value: unknown): boolean {
  const cast = asNode(value, 'TypeCast');
  if (cast !== undefined) return isAggregate(cast['arg']);
  const call = asNode(value, 'FuncCall');
  const name = namesIn(call?.['funcname']).at(-1) ?? '';
  return call?.['over'] === undefined && (name in SWAPS || PER_VALUE.has(name));
}

const PER_VALUE = new Set(['count', 'sum', 'avg', 'array_agg', 'string_agg']);

function inAggregate(node: TreeNode): Change[] {
  const name = namesIn(node['funcname']).at(-1) ?? '';
  // A window function allows no DISTINCT.
  if (!PER_VALUE.has(name) || node['agg_star'] === true || node['over'] !== undefined) return [];
  if (node['agg_distinct'] === true)
    return [
      {
        operator: 'distinct',
        detail: `left out of ${name}`,
        apply: (copy) => void delete copy['agg_distinct'],
      },
    ];
  return [
    { operator: 'distinct', detail: `added to ${name}`, apply: (copy) => void (copy['agg_distinct'] = true) },
  ];
}
