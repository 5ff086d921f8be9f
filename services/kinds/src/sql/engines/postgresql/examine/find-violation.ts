import { ALLOWED_FUNCTIONS, ALLOWED_OPERATORS, ALLOWED_TYPES, CHANGING_FUNCTIONS } from './allowed-names.js';
import { findNodeRules, rejectedName, type FieldRule } from './grammar.js';
import { isRecord } from '../../../statement/parse-sql.js';
import { TASK_SCHEMA, type SchemaNames } from '../../../statement/schema-names.js';

/** Why a statement is rejected; `byte` is the offset in its UTF-8 text. */
export interface Violation {
  readonly message: string;
  readonly byte?: number;
}

interface Visit {
  readonly value: unknown;
  /** The node's type if the tree does not state it. */
  readonly struct?: string;
  readonly byte?: number;
}

const CLOCK = 'the answer must be the same tomorrow, so nothing may depend on the clock or on chance';
const CLOCK_WORDS = new Set(['now', 'today', 'tomorrow', 'yesterday']);

/** Allowed types of statements, and their names. */
const ROOTS = { SelectStmt: 'a query (SELECT, WITH or VALUES)', IndexStmt: 'CREATE INDEX' } as const;

const ACCESS_METHODS = new Set(['btree', 'hash', 'gin', 'gist', 'spgist', 'brin']);

/**
 * Checks a whole parse tree against the allow-list and returns the first violation, or undefined. Names that a WITH
 * query defines count as tables of the task; names beginning with pg_ never do, because they would reach the catalog.
 */
export function findViolation(
  statement: unknown,
  schema: SchemaNames,
  root: keyof typeof ROOTS = 'SelectStmt',
): Violation | undefined {
  const [type] = isRecord(statement) ? Object.keys(statement) : [];
  if (type !== root) return { message: `only ${ROOTS[root]} is allowed, not ${rejectedName(type ?? '')}` };
  const tables = new Set(schema.relations);
  const relations: { node: Record<string, unknown>; byte: number | undefined }[] = [];
  // A work list instead of recursion: the learner controls the depth.
  const pending: Visit[] = [{ value: statement }];
  for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
    if (Array.isArray(visit.value)) {
      pending.push(...visit.value.map((value: unknown) => ({ ...at(visit), value })).reverse());
      continue;
    }
    const named = nodeOf(visit);
    if (named === undefined) continue;
    const { node, nodeType } = named;
    const byte =
      typeof node['location'] === 'number' && node['location'] >= 0 ? node['location'] : visit.byte;
    const message = judgeNode(nodeType, node, schema);
    if (message !== undefined) return violation(message, byte);
    if (nodeType === 'RangeVar') relations.push({ node, byte });
    if (nodeType === 'CommonTableExpr') addTable(tables, node['ctename']);
    const children = childrenOf(nodeType, node, byte);
    if (!Array.isArray(children)) return violation(children, byte);
    pending.push(...children.reverse());
  }
  const foreign = relations.find(({ node }) => !isTaskTable(node, tables));
  return foreign && violation(`there is no table ${relationText(foreign.node)} in this task`, foreign.byte);
}

function violation(message: string, byte: number | undefined): Violation {
  return { message, ...(byte !== undefined && { byte }) };
}

function at(visit: Visit): Pick<Visit, 'byte'> {
  return visit.byte === undefined ? {} : { byte: visit.byte };
}

function nodeOf(visit: Visit): { node: Record<string, unknown>; nodeType: string } | undefined {
  if (!isRecord(visit.value)) return undefined;
  if (visit.struct !== undefined) return { node: visit.value, nodeType: visit.struct };
  const [entry] = Object.entries(visit.value);
  // A plain DISTINCT is a list of one empty node.
  if (entry === undefined) return undefined;
  const [nodeType, node] = entry;
  return { nodeType, node: isRecord(node) ? node : {} };
}

/** The child nodes of a node, or why one of its fields is rejected. */
function childrenOf(type: string, node: Record<string, unknown>, byte: number | undefined): Visit[] | string {
  const rules = findNodeRules(type);
  if (rules === undefined) return `${rejectedName(type)} is not available here`;
  const children: Visit[] = [];
  for (const [field, value] of Object.entries(node)) {
    const rule: FieldRule | undefined = Object.hasOwn(rules, field) ? rules[field] : undefined;
    if (rule === undefined) return `${rejectedName(type)} with ${field} is not available here`;
    if (rule === 'value') continue;
    if (rule !== 'nodes' && 'rejected' in rule) return `${rule.rejected} is not available here`;
    const base = { value, ...(byte !== undefined && { byte }) };
    children.push(rule === 'nodes' ? base : { ...base, struct: rule.struct });
  }
  return children;
}

function judgeNode(type: string, node: Record<string, unknown>, schema: SchemaNames): string | undefined {
  if (type === 'FuncCall') return judgeFunction(node);
  if (type === 'A_Expr') return judgeOperator(node['name']);
  if (type === 'SubLink' && node['operName'] !== undefined) return judgeOperator(node['operName']);
  if (type === 'TypeName') return judgeType(names(node['names']), schema);
  if (type === 'TypeCast') return judgeConstant(node['arg']);
  if (type === 'SQLValueFunction') return judgeValueFunction(node['op']);
  if (type === 'ParamRef') return judgeParameter(Number(node['number'] ?? 0), schema.parameters);
  if (type === 'IndexStmt' && !ACCESS_METHODS.has(String(node['accessMethod'])))
    return `an index of kind ${String(node['accessMethod'])} is not available here`;
  return undefined;
}

function judgeParameter(number: number, parameters: number): string | undefined {
  if (number >= 1 && number <= parameters) return undefined;
  if (parameters === 0) return 'a parameter such as $1 is not available here';
  return `there is no parameter $${number}: the query is given $1${parameters > 1 ? ` to $${parameters}` : ''}`;
}

function judgeFunction(node: Record<string, unknown>): string | undefined {
  const path = names(node['funcname']);
  const name = path.at(-1) ?? '';
  const known = path.length === 1 || (path.length === 2 && path[0] === 'pg_catalog');
  if (known && CHANGING_FUNCTIONS.has(name)) return `function ${name} is not available here: ${CLOCK}`;
  if (!known || !ALLOWED_FUNCTIONS.has(name)) return `function ${path.join('.')} is not available here`;
  const count = Array.isArray(node['args']) ? node['args'].length : 0;
  if (name === 'age' && count < 2) return `age with one argument is not available here: ${CLOCK}`;
  return undefined;
}

function judgeOperator(value: unknown): string | undefined {
  const path = names(value);
  if (path.length === 1 && ALLOWED_OPERATORS.has(path[0] ?? '')) return undefined;
  return `operator ${path.join('.')} is not available here`;
}

function judgeType(path: readonly string[], schema: SchemaNames): string | undefined {
  const name = path.at(-1) ?? '';
  const builtIn = path.length === 1 || (path.length === 2 && path[0] === 'pg_catalog');
  if (builtIn && ALLOWED_TYPES.has(name)) return undefined;
  const own = path.length === 1 || (path.length === 2 && path[0] === TASK_SCHEMA);
  if (own && schema.types.has(name)) return undefined;
  return `type ${path.join('.')} is not available here`;
}

function judgeConstant(argument: unknown): string | undefined {
  const constant = isRecord(argument) ? argument['A_Const'] : undefined;
  const text = isRecord(constant) && isRecord(constant['sval']) ? constant['sval']['sval'] : undefined;
  if (typeof text !== 'string' || !CLOCK_WORDS.has(text.trim().toLowerCase())) return undefined;
  return `the constant '${text}' is not available here: ${CLOCK}`;
}

function judgeValueFunction(op: unknown): string {
  const name = String(op).replace('SVFOP_', '').replace(/_N$/, '');
  const clock = /DATE|TIME/.test(name);
  return `${name} is not available here${clock ? `: ${CLOCK}` : ''}`;
}

function names(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.map((item: unknown) => {
    const text = isRecord(item) ? item['String'] : undefined;
    return isRecord(text) && typeof text['sval'] === 'string' ? text['sval'] : '';
  });
}

function addTable(tables: Set<string>, name: unknown): void {
  if (typeof name === 'string' && !name.startsWith('pg_')) tables.add(name);
}

function isTaskTable(node: Record<string, unknown>, tables: ReadonlySet<string>): boolean {
  if (node['catalogname'] !== undefined) return false;
  const schema = node['schemaname'];
  return (schema === undefined || schema === TASK_SCHEMA) && tables.has(String(node['relname']));
}

function relationText(node: Record<string, unknown>): string {
  const parts = [node['catalogname'], node['schemaname'], node['relname']];
  return parts.filter((part) => typeof part === 'string').join('.');
}
