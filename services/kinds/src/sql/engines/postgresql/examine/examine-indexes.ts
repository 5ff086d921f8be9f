import { examineScript } from './examine-script.js';
import type { ScriptExamination } from '../../../statement/script.js';
import { refuse } from '../../../statement/refusal.js';
import { findViolation } from './find-violation.js';
import { positionOfByte } from '../../../statement/text-position.js';
import type { SchemaNames } from '../../../statement/schema-names.js';

/** More statements than any budget lets count. */
const MOST_STATEMENTS = 20;

/**
 * Takes any number of CREATE INDEX statements on the task's tables, each of whose nodes, functions, operators and types
 * is on the allow-list. An empty file makes no index.
 */
export function examineIndexes(text: string, schema: SchemaNames): Promise<ScriptExamination> {
  return examineScript(text, MOST_STATEMENTS, (statement) => {
    const found = findViolation(statement, { ...schema, parameters: 0 }, 'IndexStmt');
    if (found === undefined) return undefined;
    const where = found.byte === undefined ? undefined : positionOfByte(text, found.byte);
    return refuse('forbidden', found.message, where);
  });
}
