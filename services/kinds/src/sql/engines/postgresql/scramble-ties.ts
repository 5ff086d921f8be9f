import { asNode, listOf, namesIn, nodesIn, stringNode, type TreeNode } from '../../statement/nodes.js';
import { isRecord, parseSql } from '../../statement/parse-sql.js';
import { writeSql } from '../../statement/write-sql.js';

const BY_CHANCE = {
  SortBy: {
    node: { FuncCall: { funcname: [stringNode('random')], funcformat: 'COERCE_EXPLICIT_CALL' } },
    sortby_dir: 'SORTBY_DEFAULT',
    sortby_nulls: 'SORTBY_NULLS_DEFAULT',
  },
};

/**
 * The same query with ties of its ORDER BY in random order, even under a LIMIT, to expose queries that rely on the order
 * in which rows happen to come. Undefined if the query cannot be rewritten.
 */
export async function scrambleTies(query: string): Promise<string | undefined> {
  const parsed = await parseSql(query);
  const statement = parsed.ok && parsed.statements.length === 1 ? parsed.statements[0] : undefined;
  const select = asNode(statement, 'SelectStmt');
  const scrambled = select && (isCombined(select) ? around(select) : within(select));
  if (scrambled === undefined) return undefined;
  try {
    return await writeSql({ SelectStmt: scrambled });
  } catch {
    // The deparser does not support the whole grammar.
    return undefined;
  }
}

/** Whether sort keys may only be names or positions of result columns. */
function isCombined(select: TreeNode): boolean {
  const isSet = select['op'] !== undefined && select['op'] !== 'SETOP_NONE';
  return isSet || select['distinctClause'] !== undefined || select['valuesLists'] !== undefined;
}

function within(select: TreeNode): TreeNode {
  return { ...select, sortClause: [...listOf(select['sortClause']), BY_CHANCE] };
}

const ANSWER = 'hone_answer';
const MOVED = ['sortClause', 'limitCount', 'limitOffset', 'limitOption'] as const;

/** `SELECT * FROM (…) ORDER BY …`, if every key is the name or the position of a column. */
function around(select: TreeNode): TreeNode | undefined {
  const keys = listOf(select['sortClause']);
  // DISTINCT ON keeps the first row in its own order.
  if (listOf(select['distinctClause']).some((key) => isRecord(key) && Object.keys(key).length > 0))
    return undefined;
  if (!nodesIn(keys, 'SortBy').every(({ node }) => isColumn(node))) return undefined;
  const inner = Object.fromEntries(
    Object.entries(select).filter(([field]) => !MOVED.some((moved) => moved === field)),
  );
  const star = { ColumnRef: { fields: [{ A_Star: {} }] } };
  const outer = Object.fromEntries(
    MOVED.flatMap((field) => (field in select ? [[field, select[field]]] : [])),
  );
  return {
    targetList: [{ ResTarget: { val: star } }],
    fromClause: [
      {
        RangeSubselect: {
          subquery: { SelectStmt: { ...inner, limitOption: 'LIMIT_OPTION_DEFAULT' } },
          alias: { aliasname: ANSWER },
        },
      },
    ],
    limitOption: 'LIMIT_OPTION_DEFAULT',
    op: 'SETOP_NONE',
    ...outer,
    sortClause: [...keys, BY_CHANCE],
  };
}

function isColumn(key: unknown): boolean {
  const place = asNode(key, 'A_Const')?.['ival'];
  return isRecord(place) || namesIn(asNode(key, 'ColumnRef')?.['fields']).length === 1;
}
