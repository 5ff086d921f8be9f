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
 * The same query with rows that its ORDER BY leaves equal in an order by chance, also under a LIMIT: whoever relies on
 * the order in which rows happen to come is found out. Undefined where the query cannot be written so.
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
    // The writer does not know everything that the grammar does.
    return undefined;
  }
}

/** Whether the sort keys may only be names or places of the result's columns. */
function isCombined(select: TreeNode): boolean {
  const isSet = select['op'] !== undefined && select['op'] !== 'SETOP_NONE';
  return isSet || select['distinctClause'] !== undefined || select['valuesLists'] !== undefined;
}

function within(select: TreeNode): TreeNode {
  return { ...select, sortClause: [...listOf(select['sortClause']), BY_CHANCE] };
}

const ANSWER = 'hone_answer';
const MOVED = ['sortClause', 'limitCount', 'limitOffset', 'limitOption'] as const;

/** `SELECT * FROM (…) ORDER BY …`, where every key is the name or the place of a column. */
function around(select: TreeNode): TreeNode | undefined {
  const keys = listOf(select['sortClause']);
  // DISTINCT ON takes the first row of its own order.
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
