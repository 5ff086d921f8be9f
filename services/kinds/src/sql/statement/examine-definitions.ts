import { examineScript, type ScriptExamination } from './examine-script.js';
import { refuse } from './examine-statement.js';
import { refusedName } from './grammar.js';
import { isRecord } from './parse-sql.js';

const MOST_STATEMENTS = 100;

/** Statements that define tables and what belongs to them; what they hold is the server's to judge. */
export const DEFINITIONS: ReadonlySet<string> = new Set([
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

/**
 * Takes statements that define tables, types, functions, triggers, policies and rights. They run as a role that owns
 * the task's tables and nothing else, so the kind of statement is all that is looked at.
 */
export async function examineDefinitions(text: string): Promise<ScriptExamination> {
  const examined = await examineScript(text, MOST_STATEMENTS, (statement, place) => {
    const [type = ''] = isRecord(statement) ? Object.keys(statement) : [];
    if (DEFINITIONS.has(type)) return undefined;
    return refuse('forbidden', `statement ${place + 1}: ${refusedName(type)} is not available here`);
  });
  if (examined.ok && examined.statements.length === 0)
    return refuse('compile-error', 'there is no statement here yet');
  return examined;
}
