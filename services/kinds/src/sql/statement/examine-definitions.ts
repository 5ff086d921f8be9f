import { refuse, type Refusal } from './examine-statement.js';
import { refusedName } from './grammar.js';
import { isRecord, parseSql } from './parse-sql.js';

const MOST_STATEMENTS = 100;

/** Statements that define tables and what belongs to them; what they hold is the server's to judge. */
const DEFINITIONS: ReadonlySet<string> = new Set([
  'AlterDomainStmt',
  'AlterEnumStmt',
  'AlterFunctionStmt',
  'AlterPolicyStmt',
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
  'ViewStmt',
]);

/** The statements of a file that defines tables, one by one, or why it may not be sent to a server. */
export type DefinitionExamination = { readonly ok: true; readonly statements: readonly string[] } | Refusal;

/**
 * Takes statements that define tables, types, functions, triggers, policies and rights. They run as a role that owns
 * the task's tables and nothing else, so the kind of statement is all that is looked at.
 */
export async function examineDefinitions(text: string): Promise<DefinitionExamination> {
  const parsed = await parseSql(text);
  if (!parsed.ok) return refuse('compile-error', parsed.message, parsed.at);
  if (parsed.statements.length === 0) return refuse('compile-error', 'there is no statement here yet');
  if (parsed.statements.length > MOST_STATEMENTS)
    return refuse(
      'forbidden',
      `${MOST_STATEMENTS} statements are allowed, here are ${parsed.statements.length}`,
    );
  for (const [place, statement] of parsed.statements.entries()) {
    const [type = ''] = isRecord(statement) ? Object.keys(statement) : [];
    if (!DEFINITIONS.has(type))
      return refuse('forbidden', `statement ${place + 1}: ${refusedName(type)} is not available here`);
  }
  return { ok: true, statements: parsed.texts };
}
