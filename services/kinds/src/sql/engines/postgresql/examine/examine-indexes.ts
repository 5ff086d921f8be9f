import { examineScript } from './examine-script.js';
import type { ScriptExamination } from '../../../statement/script.js';
import { reject } from '../../../statement/rejection.js';
import { findViolation } from './find-violation.js';
import { positionOfByte } from '../../../statement/text-position.js';
import type { SchemaNames } from '../../../statement/schema-names.js';

/** More statements than any budget allows. */
const MOST_STATEMENTS = 20;

/**
 * Accepts any number of CREATE INDEX statements on the task's tables if all their nodes, functions, operators and types
 * are on the allow-list. An empty file creates no index.
 */
export function examineIndexes(text: string, schema: SchemaNames): Promise<ScriptExamination> {
  return examineScript(text, MOST_STATEMENTS, (statement) => {
    const found = findViolation(statement, { ...schema, parameters: 0 }, 'IndexStmt');
    if (found === undefined) return undefined;
    const where = found.byte === undefined ? undefined : positionOfByte(text, found.byte);
    return reject('forbidden', found.message, where);
  });
}
