import { asNode, listOf, type TreeNode } from '../../statement/nodes.js';
import type { Change, Operator } from './change.js';

/** A wrong direction, position of NULLs or key of an ORDER BY. */
export const orders: Operator = ({ type, node }) => {
  if (type === 'SortBy') return [...directions(node), ...nullPlaces(node)];
  const field = { SelectStmt: 'sortClause', WindowDef: 'orderClause', FuncCall: 'agg_order' }[type];
  if (field === undefined) return [];
  const keys = listOf(node[field]);
  return keys.map((_, index) => ({
    operator: 'order',
    detail: `key ${index + 1} left out`,
    apply: (copy) => {
      const rest = listOf(copy[field]).filter((_, place) => place !== index);
      if (rest.length > 0) copy[field] = rest;
      else delete copy[field];
    },
  }));
};

function directions(node: TreeNode): Change[] {
  const descending = node['sortby_dir'] === 'SORTBY_DESC';
  const apply = (copy: TreeNode): void => {
    copy['sortby_dir'] = descending ? 'SORTBY_ASC' : 'SORTBY_DESC';
    // NULLs stay where they were, so that only the direction is wrong.
    if (copy['sortby_nulls'] === 'SORTBY_NULLS_DEFAULT')
      copy['sortby_nulls'] = descending ? 'SORTBY_NULLS_FIRST' : 'SORTBY_NULLS_LAST';
  };
  return [{ operator: 'order', detail: descending ? 'DESC as ASC' : 'ASC as DESC', apply }];
}

function nullPlaces(node: TreeNode): Change[] {
  const own = node['sortby_nulls'];
  const usual = node['sortby_dir'] === 'SORTBY_DESC' ? 'SORTBY_NULLS_FIRST' : 'SORTBY_NULLS_LAST';
  if (own === undefined || own === 'SORTBY_NULLS_DEFAULT' || own === usual) return [];
  const apply = (copy: TreeNode): void => void (copy['sortby_nulls'] = 'SORTBY_NULLS_DEFAULT');
  return [{ operator: 'order', detail: 'place of NULLs left open', apply }];
}

/** One row more or fewer. */
export const limits: Operator = ({ type, node }) => {
  if (type !== 'SelectStmt') return [];
  return ['limitCount', 'limitOffset'].flatMap((field) => {
    const value = integerIn(node[field]);
    if (value === undefined) return [];
    const word = field === 'limitCount' ? 'LIMIT' : 'OFFSET';
    return [value - 1, value + 1]
      .filter((other) => other >= 0)
      .map((other): Change => ({
        operator: 'limit',
        detail: `${word} ${value} as ${other}`,
        apply: (copy) => void (copy[field] = { A_Const: { ival: other === 0 ? {} : { ival: other } } }),
      }));
  });
};

function integerIn(value: unknown): number | undefined {
  const constant = asNode(value, 'A_Const')?.['ival'];
  if (typeof constant !== 'object' || constant === null) return undefined;
  return Number((constant as TreeNode)['ival'] ?? 0);
}
