import { asNode, listOf, namesIn, type TreeNode, stringNode } from '../../statement/nodes.js';
import { become, type Place } from '../tree.js';
import type { Change, Operator } from './change.js';

const BOUNDARIES: Readonly<Record<string, string>> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' };

/** A comparison that includes or excludes its boundary. */
export const boundaries: Operator = ({ type, node }) => {
  if (type !== 'A_Expr') return [];
  if (node['kind'] === 'AEXPR_BETWEEN') return [narrowed('>', '<='), narrowed('>=', '<')];
  const [name = ''] = namesIn(node['name']);
  const other = node['kind'] === 'AEXPR_OP' && node['lexpr'] !== undefined ? BOUNDARIES[name] : undefined;
  if (other === undefined) return [];
  const apply = (copy: TreeNode): void => void (copy['name'] = [stringNode(other)]);
  return [{ operator: 'boundary', detail: `${name} as ${other}`, apply }];
};

/** BETWEEN without one of its ends. */
function narrowed(lower: string, upper: string): Change {
  const apply = (node: TreeNode, wrapper: TreeNode): void => {
    const [low, high] = listOf(asNode(node['rexpr'], 'List')?.['items']);
    const side = (operator: string, end: unknown): unknown => ({
      A_Expr: {
        kind: 'AEXPR_OP',
        name: [stringNode(operator)],
        lexpr: structuredClone(node['lexpr']),
        rexpr: end,
      },
    });
    become(wrapper, { BoolExpr: { boolop: 'AND_EXPR', args: [side(lower, low), side(upper, high)] } });
  };
  return { operator: 'boundary', detail: `BETWEEN as ${lower} and ${upper}`, apply };
}

/** AND for OR and the reverse; one of several conditions omitted. */
export const logic: Operator = ({ type, node }) => {
  if (type !== 'BoolExpr') return [];
  if (node['boolop'] === 'NOT_EXPR') {
    const apply = (copy: TreeNode, wrapper: TreeNode): void => become(wrapper, listOf(copy['args'])[0]);
    return [{ operator: 'negation', detail: 'NOT left out', apply }];
  }
  const isAnd = node['boolop'] === 'AND_EXPR';
  const swap = (copy: TreeNode): void => void (copy['boolop'] = isAnd ? 'OR_EXPR' : 'AND_EXPR');
  const swapped: Change = { operator: 'logic', detail: isAnd ? 'AND as OR' : 'OR as AND', apply: swap };
  return [swapped, ...listOf(node['args']).map((_, index) => without(index))];
};

function without(index: number): Change {
  const apply = (node: TreeNode, wrapper: TreeNode): void => {
    const rest = listOf(node['args']).filter((_, place) => place !== index);
    if (rest.length === 1) become(wrapper, rest[0]);
    else node['args'] = rest;
  };
  return { operator: 'dropped', detail: `condition ${index + 1}`, apply };
}

const ALWAYS = { A_Const: { boolval: { boolval: true } } };

/** The only condition of a WHERE, HAVING, ON or FILTER omitted; `logic` omits one of several at a time. */
export const wholeConditions: Operator = ({ type, node }) => {
  const fields: readonly (readonly [string, string])[] =
    type === 'SelectStmt'
      ? [
          ['whereClause', 'WHERE'],
          ['havingClause', 'HAVING'],
        ]
      : type === 'JoinExpr'
        ? [['quals', 'ON']]
        : type === 'FuncCall'
          ? [['agg_filter', 'FILTER']]
          : [];
  return fields.flatMap(([field, word]) => {
    if (node[field] === undefined || isSeveral(node[field])) return [];
    const apply = (copy: TreeNode): void => {
      if (field === 'quals') copy[field] = structuredClone(ALWAYS);
      else delete copy[field];
    };
    return [{ operator: 'dropped' as const, detail: `the ${word}`, apply }];
  });
};

function isSeveral(condition: unknown): boolean {
  const bool = asNode(condition, 'BoolExpr');
  return bool !== undefined && bool['boolop'] !== 'NOT_EXPR';
}

const JOINS: Readonly<Record<string, readonly string[]>> = {
  JOIN_INNER: ['JOIN_LEFT'],
  JOIN_LEFT: ['JOIN_INNER'],
  JOIN_RIGHT: ['JOIN_INNER'],
  JOIN_FULL: ['JOIN_LEFT', 'JOIN_RIGHT', 'JOIN_INNER'],
};

/** A join that wrongly keeps, or loses, rows without a match. */
export const joins: Operator = ({ type, node }: Place) => {
  // CROSS JOIN is an inner join without a condition.
  if (type !== 'JoinExpr' || (node['quals'] === undefined && node['usingClause'] === undefined)) return [];
  const own = String(node['jointype']);
  return (JOINS[own] ?? []).map((other) => ({
    operator: 'join',
    detail: `${joinWord(own)} as ${joinWord(other)}`,
    apply: (copy) => void (copy['jointype'] = other),
  }));
};

function joinWord(type: string): string {
  return type.replace('JOIN_', '');
}
