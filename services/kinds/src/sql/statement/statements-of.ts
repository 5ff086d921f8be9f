import { TaskFault } from '../task-fault.js';
import { parseSql } from './parse-sql.js';

/** The statements of a file of the task's, one by one. Throws `TaskFault` when it is no SQL. */
export async function statementsOf(path: string, text: string): Promise<readonly string[]> {
  const parsed = await parseSql(text);
  if (!parsed.ok) throw new TaskFault(`${path} is not valid SQL: ${parsed.message}`);
  return parsed.texts;
}
