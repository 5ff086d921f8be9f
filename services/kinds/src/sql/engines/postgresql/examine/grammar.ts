/**
 * The part of PostgreSQL's parse tree that queries and indexes of a task may use: node types and, for each, its fields.
 * Anything not listed is rejected, so a construct that a later grammar adds stays rejected until somebody reviews it.
 */
export type FieldRule =
  /** Numbers, text, flags: no child nodes. */
  | 'value'
  /** A node or a list of nodes, each wrapped in the name of its type. */
  | 'nodes'
  /** A node of one known type, written without its name. */
  | { readonly struct: string }
  /** Known but rejected: its name in SQL. */
  | { readonly rejected: string };

type NodeRules = Readonly<Record<string, FieldRule>>;

const fields = (values: string, nodes = '', structs: NodeRules = {}): NodeRules => {
  const named = (names: string, rule: FieldRule): (readonly [string, FieldRule])[] =>
    names.split(' ').flatMap((name) => (name === '' ? [] : [[name, rule] as const]));
  return {
    location: 'value',
    ...Object.fromEntries([...named(values, 'value'), ...named(nodes, 'nodes')]),
    ...structs,
  };
};
const struct = (name: string): FieldRule => ({ struct: name });
const rejected = (what: string): FieldRule => ({ rejected: what });

const QUERIES: Readonly<Record<string, NodeRules>> = {
  SelectStmt: fields(
    'groupDistinct limitOption op all',
    'distinctClause targetList fromClause whereClause groupClause havingClause windowClause valuesLists sortClause ' +
      'limitOffset limitCount',
    {
      withClause: struct('WithClause'),
      larg: struct('SelectStmt'),
      rarg: struct('SelectStmt'),
      intoClause: rejected('SELECT … INTO'),
      lockingClause: rejected('row locking (FOR UPDATE, FOR SHARE)'),
    },
  ),
  WithClause: fields('recursive', 'ctes'),
  CommonTableExpr: fields('ctename ctematerialized cterecursive', 'aliascolnames ctequery', {
    search_clause: struct('CTESearchClause'),
    cycle_clause: struct('CTECycleClause'),
  }),
  CTESearchClause: fields('search_breadth_first search_seq_column', 'search_col_list'),
  CTECycleClause: fields(
    'cycle_mark_column cycle_path_column',
    'cycle_col_list cycle_mark_value cycle_mark_default',
  ),
  ResTarget: fields('name', 'indirection val'),
  SortBy: fields('sortby_dir sortby_nulls', 'node', { useOp: rejected('ORDER BY … USING') }),
  WindowDef: fields('name refname frameOptions', 'partitionClause orderClause startOffset endOffset'),
  GroupingSet: fields('kind', 'content'),
};

const SOURCES: Readonly<Record<string, NodeRules>> = {
  RangeVar: fields('catalogname schemaname relname inh relpersistence', '', { alias: struct('Alias') }),
  RangeSubselect: fields('lateral', 'subquery', { alias: struct('Alias') }),
  RangeFunction: fields('lateral ordinality is_rowsfrom', 'functions coldeflist', { alias: struct('Alias') }),
  JoinExpr: fields('jointype isNatural rtindex', 'larg rarg usingClause quals', {
    alias: struct('Alias'),
    join_using_alias: struct('Alias'),
  }),
  Alias: fields('aliasname', 'colnames'),
  ColumnDef: fields('colname is_local', '', { typeName: struct('TypeName') }),
};

const EXPRESSIONS: Readonly<Record<string, NodeRules>> = {
  ColumnRef: fields('', 'fields'),
  ParamRef: fields('number'),
  A_Star: fields(''),
  A_Const: fields('ival fval boolval sval bsval isnull'),
  String: fields('sval'),
  Integer: fields('ival'),
  List: fields('', 'items'),
  A_Expr: fields('kind', 'name lexpr rexpr'),
  BoolExpr: fields('boolop', 'args'),
  NullTest: fields('nulltesttype argisrow', 'arg'),
  BooleanTest: fields('booltesttype', 'arg'),
  FuncCall: fields(
    'agg_within_group agg_star agg_distinct func_variadic funcformat',
    'funcname args agg_order agg_filter',
    {
      over: struct('WindowDef'),
    },
  ),
  NamedArgExpr: fields('name argnumber', 'arg'),
  TypeCast: fields('', 'arg', { typeName: struct('TypeName') }),
  TypeName: fields('typemod', 'names typmods arrayBounds', {
    setof: rejected('SETOF'),
    pct_type: rejected('%TYPE'),
  }),
  CollateClause: fields('', 'arg collname'),
  CaseExpr: fields('', 'arg args defresult'),
  CaseWhen: fields('', 'expr result'),
  CoalesceExpr: fields('', 'args'),
  MinMaxExpr: fields('op', 'args'),
  SubLink: fields('subLinkType subLinkId', 'testexpr operName subselect'),
  GroupingFunc: fields('', 'args refs'),
  A_ArrayExpr: fields('', 'elements'),
  A_Indirection: fields('', 'arg indirection'),
  A_Indices: fields('is_slice', 'lidx uidx'),
  RowExpr: fields('row_format', 'args colnames'),
};

const INDEXES: Readonly<Record<string, NodeRules>> = {
  IndexStmt: fields('idxname accessMethod', 'indexParams indexIncludingParams whereClause', {
    relation: struct('RangeVar'),
    unique: rejected('UNIQUE'),
    nulls_not_distinct: rejected('NULLS NOT DISTINCT'),
    concurrent: rejected('CONCURRENTLY'),
    if_not_exists: rejected('IF NOT EXISTS'),
    options: rejected('WITH (…)'),
    tableSpace: rejected('TABLESPACE'),
  }),
  IndexElem: fields('name ordering nulls_ordering', 'expr collation opclass', {
    opclassopts: rejected('an operator class with options'),
  }),
};

const RULES = new Map(Object.entries({ ...QUERIES, ...SOURCES, ...EXPRESSIONS, ...INDEXES }));

/** The fields that a node type may have, or undefined if the type is rejected. */
export function findNodeRules(type: string): NodeRules | undefined {
  return RULES.get(type);
}

const REFUSED_NAMES: Readonly<Record<string, string>> = {
  RangeTableSample: 'TABLESAMPLE',
  RangeTableFunc: 'XMLTABLE',
  CurrentOfExpr: 'CURRENT OF',
  SetToDefault: 'DEFAULT',
  TransactionStmt: 'BEGIN, COMMIT or ROLLBACK',
  VariableSetStmt: 'SET',
  VariableShowStmt: 'SHOW',
  CreateTableAsStmt: 'CREATE TABLE AS',
  DeclareCursorStmt: 'DECLARE CURSOR',
  AlterTableStmt: 'ALTER TABLE',
  CreateStmt: 'CREATE TABLE',
};

/** The SQL name of a rejected node type: `DropStmt` is DROP. */
export function rejectedName(type: string): string {
  const known = Object.hasOwn(REFUSED_NAMES, type) ? REFUSED_NAMES[type] : undefined;
  return (
    known ??
    type
      .replace(/(Stmt|Expr)$/, '')
      .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
      .toUpperCase()
  );
}
