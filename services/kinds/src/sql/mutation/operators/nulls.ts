import { listOf, type TreeNode, stringNode } from '../../statement/nodes.js';
import { become } from '../tree.js';
import type { Change, Operator } from './change.js';

const DISTINCTION: Readonly<Record<string, readonly [string, string]>> = {
  AEXPR_DISTINCT: ['IS DISTINCT FROM', '<>'],
  AEXPR_NOT_DISTINCT: ['IS NOT DISTINCT FROM', '='],
};

/** NULL forgotten: comparisons that it makes unknown, no default in its place, a negated test. */
export const nulls: Operator = ({ type, node }) => {
  if (type === 'A_Expr') {
    const [words, plain] = DISTINCTION[String(node['kind'])] ?? [];
    if (words === undefined || plain === undefined) return [];
    const apply = (copy: TreeNode): void => {
      copy['kind'] = 'AEXPR_OP';
      copy['name'] = [stringNode(plain)];
    };
    return [{ operator: 'null', detail: `${words} as ${plain}`, apply }];
  }
  if (type === 'CoalesceExpr') {
    const apply = (copy: TreeNode, wrapper: TreeNode): void => become(wrapper, listOf(copy['args'])[0]);
    return [{ operator: 'null', detail: 'COALESCE left out', apply }];
  }
  if (type === 'BooleanTest') return plainTest(node);
  if (type !== 'NullTest') return [];
  const isNull = node['nulltesttype'] === 'IS_NULL';
  const apply = (copy: TreeNode): void => void (copy['nulltesttype'] = isNull ? 'IS_NOT_NULL' : 'IS_NULL');
  return [{ operator: 'null', detail: isNull ? 'IS NULL as IS NOT NULL' : 'IS NOT NULL as IS NULL', apply }];
};

const TESTS: Readonly<Record<string, { readonly words: string; readonly negated: boolean }>> = {
  IS_TRUE: { words: 'IS TRUE', negated: false },
  IS_NOT_FALSE: { words: 'IS NOT FALSE', negated: false },
  IS_FALSE: { words: 'IS FALSE', negated: true },
  IS_NOT_TRUE: { words: 'IS NOT TRUE', negated: true },
};

function plainTest(node: TreeNode): Change[] {
  const test = TESTS[String(node['booltesttype'])];
  if (test === undefined) return [];
  const apply = (copy: TreeNode, wrapper: TreeNode): void => {
    const { arg } = copy;
    become(wrapper, test.negated ? { BoolExpr: { boolop: 'NOT_EXPR', args: [arg] } } : arg);
  };
  return [{ operator: 'null', detail: `${test.words} left out`, apply }];
}
