import { DEFINITIONS, extensionIn } from './examine-definitions.js';
import { examineScript } from './examine-script.js';
import { reject, type Rejection } from '../../../statement/rejection.js';
import { rejectedName } from './grammar.js';
import { isRecord } from '../../../statement/parse-sql.js';

const MOST_STATEMENTS = 100;

/** Statements that a migration may contain besides definitions: changes of rows, transactions, and drops. */
const CHANGES: ReadonlySet<string> = new Set([
  'AlterObjectSchemaStmt',
  'CallStmt',
  'DeleteStmt',
  'DoStmt',
  'DropStmt',
  'InsertStmt',
  'LockStmt',
  'RenameStmt',
  'TransactionStmt',
  'UpdateStmt',
  'VacuumStmt',
  'VariableSetStmt',
]);
/** Settings that bound how long a statement waits and works. */
const SETTINGS: ReadonlySet<unknown> = new Set(['lock_timeout', 'statement_timeout']);
const BEGINNINGS: ReadonlySet<unknown> = new Set(['TRANS_STMT_BEGIN', 'TRANS_STMT_START']);
const ENDINGS: ReadonlySet<unknown> = new Set(['TRANS_STMT_COMMIT', 'TRANS_STMT_ROLLBACK']);

/** A statement of a migration's file. */
export interface MigrationStatement {
  readonly sql: string;
  /** Whether it begins or ends a transaction. */
  readonly transaction?: 'begin' | 'end';
}

export type MigrationExamination =
  { readonly ok: true; readonly statements: readonly MigrationStatement[] } | Rejection;

/**
 * Accepts a file of a migration. Like definitions it runs as a role that owns the task's tables and nothing else, so only
 * the kind of statement is checked, and that every transaction ends in the file. `extensions` are already installed.
 */
export async function examineMigration(
  text: string,
  extensions: readonly string[] = [],
): Promise<MigrationExamination> {
  const transactions: MigrationStatement['transaction'][] = [];
  const given = new Map<number, string>();
  const examined = await examineScript(text, MOST_STATEMENTS, (statement, place) => {
    const [[type, node] = ['', undefined]] = isRecord(statement) ? Object.entries(statement) : [];
    const fields = isRecord(node) ? node : {};
    const wanted = extensionIn(type, fields, extensions);
    if (wanted !== undefined) given.set(place, wanted);
    const against = wanted === undefined ? againstStatement(type, fields) : undefined;
    if (against !== undefined) return reject('forbidden', `statement ${place + 1}: ${against}`);
    transactions.push(transactionOf(type, node));
    return undefined;
  });
  if (!examined.ok) return examined;
  if (isLeftOpen(transactions))
    return reject('forbidden', 'a transaction is begun and not ended in this file');
  const statements = examined.statements.map((text, place) => {
    const transaction = transactions[place];
    return { sql: given.get(place) ?? text, ...(transaction !== undefined && { transaction }) };
  });
  return { ok: true, statements };
}

function againstStatement(type: string, node: Record<string, unknown>): string | undefined {
  const { name } = node;
  if (type === 'VariableSetStmt' && !SETTINGS.has(name))
    return `SET ${typeof name === 'string' ? name : 'of everything'} is not available here; ${[...SETTINGS].join(' and ')} are`;
  if (
    type === 'TransactionStmt' &&
    !BEGINNINGS.has(node['kind'] ?? 'TRANS_STMT_BEGIN') &&
    !ENDINGS.has(node['kind'])
  )
    return 'of transactions, BEGIN, COMMIT and ROLLBACK are available';
  if (DEFINITIONS.has(type) || CHANGES.has(type)) return undefined;
  return `${rejectedName(type)} is not available here`;
}

function transactionOf(type: string, node: unknown): MigrationStatement['transaction'] {
  if (type !== 'TransactionStmt') return undefined;
  return ENDINGS.has(isRecord(node) ? node['kind'] : undefined) ? 'end' : 'begin';
}

function isLeftOpen(transactions: readonly MigrationStatement['transaction'][]): boolean {
  return transactions.filter((each) => each !== undefined).at(-1) === 'begin';
}
