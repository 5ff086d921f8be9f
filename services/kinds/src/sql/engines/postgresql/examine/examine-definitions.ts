import { examineScript } from './examine-script.js';
import type { ScriptExamination } from '../../../statement/script.js';
import { reject } from '../../../statement/rejection.js';
import { rejectedName } from './grammar.js';
import { isRecord } from '../../../statement/parse-sql.js';

const MOST_STATEMENTS = 100;

/** Statements that define tables and related objects; the server judges their content. */
export const DEFINITIONS: ReadonlySet<string> = new Set([
  'AlterDomainStmt',
  'AlterEnumStmt',
  'AlterFunctionStmt',
  'AlterPolicyStmt',
  'AlterSeqStmt',
  'AlterTableStmt',
  'CommentStmt',
  'CompositeTypeStmt',
  'CreateDomainStmt',
  'CreateEnumStmt',
  'CreateFunctionStmt',
  'CreatePolicyStmt',
  'CreateRangeStmt',
  'CreateSeqStmt',
  'CreateStmt',
  'CreateTrigStmt',
  'GrantStmt',
  'IndexStmt',
  'RuleStmt',
  'ViewStmt',
]);

/**
 * Intermediate steps that a file may take: only the final tables count, whether a view was replaced, or dropped and
 * created again.
 */
const ON_THE_WAY: ReadonlySet<string> = new Set([
  'CreateTableAsStmt',
  'DeleteStmt',
  'DoStmt',
  'DropStmt',
  'InsertStmt',
  'RenameStmt',
  'TruncateStmt',
  'UpdateStmt',
]);
/** Objects of the task's schema; the schema itself, roles and extensions do not belong to the learner. */
const IN_THE_SCHEMA: ReadonlySet<unknown> = new Set(
  `AGGREGATE ATTRIBUTE COLUMN DOMAIN DOMCONSTRAINT FUNCTION INDEX MATVIEW POLICY PROCEDURE ROUTINE RULE SEQUENCE
   TABCONSTRAINT TABLE TRIGGER TYPE VIEW`
    .split(/\s+/)
    .map((name) => `OBJECT_${name}`),
);
const TRANSACTIONS: ReadonlySet<unknown> = new Set([
  'TRANS_STMT_BEGIN',
  'TRANS_STMT_START',
  'TRANS_STMT_COMMIT',
]);

/**
 * Accepts statements that define tables, types, functions, triggers, policies and rights. They run as a role that owns
 * the task's tables and nothing else, so only the kind of statement is checked. `extensions` are already installed.
 */
export async function examineDefinitions(
  text: string,
  extensions: readonly string[] = [],
): Promise<ScriptExamination> {
  const given = new Map<number, string>();
  const examined = await examineScript(text, MOST_STATEMENTS, (statement, place) => {
    const [[type, node] = ['', undefined]] = isRecord(statement) ? Object.entries(statement) : [];
    const fields = isRecord(node) ? node : {};
    const wanted = extensionIn(type, fields, extensions);
    if (wanted !== undefined) given.set(place, wanted);
    const against = wanted === undefined ? againstStatement(type, fields) : undefined;
    return against === undefined ? undefined : reject('forbidden', `statement ${place + 1}: ${against}`);
  });
  if (!examined.ok) return examined;
  if (examined.statements.length === 0) return reject('compile-error', 'there is no statement here yet');
  return { ok: true, statements: examined.statements.map((sql, place) => given.get(place) ?? sql) };
}

function againstStatement(type: string, node: Record<string, unknown>): string | undefined {
  const removed = node['removeType'] ?? node['renameType'];
  if (type === 'TransactionStmt')
    return TRANSACTIONS.has(node['kind'] ?? 'TRANS_STMT_BEGIN')
      ? undefined
      : 'of transactions, BEGIN and COMMIT are available; your file is one anyway';
  if (ON_THE_WAY.has(type)) {
    if (removed === undefined || IN_THE_SCHEMA.has(removed)) return undefined;
    return `${rejectedName(type)} ${objectName(removed)} is not available here`;
  }
  return DEFINITIONS.has(type) ? undefined : `${rejectedName(type)} is not available here`;
}

const objectName = (type: unknown): string =>
  (typeof type === 'string' ? type : '').replace('OBJECT_', '').replaceAll('_', ' ');

/**
 * Rewrites CREATE EXTENSION, for an extension of the task, to IF NOT EXISTS: the extension is already installed, and a
 * file that runs on a new database must run here. Undefined for all other statements.
 */
export function extensionIn(
  type: string,
  { extname }: Record<string, unknown>,
  extensions: readonly string[],
): string | undefined {
  if (type !== 'CreateExtensionStmt') return undefined;
  const found = extensions.find((name) => name === extname);
  return found === undefined ? undefined : `CREATE EXTENSION IF NOT EXISTS "${found}"`;
}
