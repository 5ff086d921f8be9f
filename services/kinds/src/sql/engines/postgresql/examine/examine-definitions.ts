import { examineScript } from './examine-script.js';
import type { ScriptExamination } from '../../../statement/script.js';
import { refuse } from '../../../statement/refusal.js';
import { refusedName } from './grammar.js';
import { isRecord } from '../../../statement/parse-sql.js';

const MOST_STATEMENTS = 100;

/** Statements that define tables and what belongs to them; what they hold is the server's to judge. */
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
 * What a file may do on its way to its definitions: what counts is how the tables are in the end, whether a view was
 * replaced, or dropped and made again.
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
/** What there is in the task's schema; the schema itself, roles and extensions are not the learner's. */
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
 * Takes statements that define tables, types, functions, triggers, policies and rights. They run as a role that owns
 * the task's tables and nothing else, so the kind of statement is all that is looked at. `extensions` are there already.
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
    return against === undefined ? undefined : refuse('forbidden', `statement ${place + 1}: ${against}`);
  });
  if (!examined.ok) return examined;
  if (examined.statements.length === 0) return refuse('compile-error', 'there is no statement here yet');
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
    return `${refusedName(type)} ${objectName(removed)} is not available here`;
  }
  return DEFINITIONS.has(type) ? undefined : `${refusedName(type)} is not available here`;
}

const objectName = (type: unknown): string =>
  (typeof type === 'string' ? type : '').replace('OBJECT_', '').replaceAll('_', ' ');

/**
 * The statement that asks for an extension of the task, which is there: whichever way a file asks for it, it is asked
 * for where it does not exist, so that a file which runs on a new database runs here. Undefined for all else.
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
