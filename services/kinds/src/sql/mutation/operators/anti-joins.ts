import { isRecord } from '../../statement/parse-sql.js';
import { asNode, listOf, namesIn, type TreeNode, stringNode } from '../../statement/nodes.js';
import { become } from '../tree.js';
import type { Operator } from './change.js';

/** NOT EXISTS written as NOT IN, and the reverse: equivalent until a NULL occurs. */
export const antiJoins: Operator = ({ type, node }) => {
  if (type !== 'BoolExpr' || node['boolop'] !== 'NOT_EXPR') return [];
  const link = asNode(listOf(node['args'])[0], 'SubLink');
  if (link === undefined) return [];
  const other = link['subLinkType'] === 'EXISTS_SUBLINK' ? asMembership(link) : asExistence(link);
  if (other === undefined) return [];
  const detail = link['subLinkType'] === 'EXISTS_SUBLINK' ? 'NOT EXISTS as NOT IN' : 'NOT IN as NOT EXISTS';
  const apply = (copy: TreeNode): void => {
    const [argument] = listOf(copy['args']);
    if (isRecord(argument)) become(argument, { SubLink: structuredClone(other) });
  };
  return [{ operator: 'anti-join', detail, apply }];
};

/** `EXISTS (SELECT … WHERE inner = outer AND …)` as `outer IN (SELECT inner …)`. */
function asMembership(link: TreeNode): TreeNode | undefined {
  const select = asNode(link['subselect'], 'SelectStmt');
  if (select === undefined) return undefined;
  const own = new Set(listOf(select['fromClause']).flatMap(aliasesIn));
  const conditions = conditionsOf(select['whereClause']);
  for (const [index, condition] of conditions.entries()) {
    const pair = equatedColumns(condition);
    if (pair === undefined) continue;
    const inner = pair.find((column) => own.has(tableOf(column)));
    const outer = pair.find((column) => tableOf(column) !== '' && !own.has(tableOf(column)));
    if (inner === undefined || outer === undefined) continue;
    const rest = conditions.filter((_, place) => place !== index);
    const subselect = { ...select, targetList: [{ ResTarget: { val: inner } }], whereClause: joined(rest) };
    if (rest.length === 0) delete (subselect as TreeNode)['whereClause'];
    return { subLinkType: 'ANY_SUBLINK', testexpr: outer, subselect: { SelectStmt: subselect } };
  }
  return undefined;
}

/** `x IN (SELECT y …)` as `EXISTS (SELECT 1 … WHERE y = x AND …)`. */
function asExistence(link: TreeNode): TreeNode | undefined {
  if (link['subLinkType'] !== 'ANY_SUBLINK' || link['operName'] !== undefined) return undefined;
  const select = asNode(link['subselect'], 'SelectStmt');
  const value = asNode(listOf(select?.['targetList'])[0], 'ResTarget')?.['val'];
  if (select === undefined || value === undefined) return undefined;
  if (select['groupClause'] !== undefined || select['limitCount'] !== undefined) return undefined;
  // An unqualified column could resolve to another one inside the subquery.
  if (isRecord(link['testexpr']) && asNode(link['testexpr'], 'ColumnRef') && tableOf(link['testexpr']) === '')
    return undefined;
  const equal = {
    A_Expr: { kind: 'AEXPR_OP', name: [stringNode('=')], lexpr: value, rexpr: link['testexpr'] },
  };
  const whereClause = joined([...conditionsOf(select['whereClause']), equal]);
  const one = [{ ResTarget: { val: { A_Const: { ival: { ival: 1 } } } } }];
  return {
    subLinkType: 'EXISTS_SUBLINK',
    subselect: { SelectStmt: { ...select, targetList: one, whereClause } },
  };
}

function conditionsOf(where: unknown): unknown[] {
  const bool = asNode(where, 'BoolExpr');
  if (bool?.['boolop'] === 'AND_EXPR') return listOf(bool['args']);
  return where === undefined ? [] : [where];
}

function joined(conditions: readonly unknown[]): unknown {
  return conditions.length === 1 ? conditions[0] : { BoolExpr: { boolop: 'AND_EXPR', args: conditions } };
}

/** Both sides of `a.b = c.d`, in their wrappers. */
function equatedColumns(condition: unknown): TreeNode[] | undefined {
  const comparison = asNode(condition, 'A_Expr');
  if (comparison?.['kind'] !== 'AEXPR_OP' || namesIn(comparison['name']).join('.') !== '=') return undefined;
  const sides = [comparison['lexpr'], comparison['rexpr']].filter(isRecord);
  return sides.length === 2 && sides.every((side) => asNode(side, 'ColumnRef') !== undefined)
    ? sides
    : undefined;
}

function tableOf(column: TreeNode): string {
  const names = namesIn(asNode(column, 'ColumnRef')?.['fields']);
  return names.length > 1 ? (names[0] ?? '') : '';
}

function aliasesIn(source: unknown): string[] {
  const join = asNode(source, 'JoinExpr');
  if (join !== undefined) return [...aliasesIn(join['larg']), ...aliasesIn(join['rarg'])];
  const [node] = isRecord(source) ? Object.values(source).filter(isRecord) : [];
  const alias = node?.['alias'];
  const name = isRecord(alias) ? alias['aliasname'] : node?.['relname'];
  return typeof name === 'string' ? [name] : [];
}
