import { TaskFault } from '../task-fault.js';
import { parseSql } from './parse-sql.js';

/** The statements of one of the task's files, one by one. Throws `TaskFault` if it is not SQL. */
export async function statementsOf(path: string, text: string): Promise<readonly string[]> {
  const parsed = await parseSql(text);
  if (!parsed.ok) throw new TaskFault(`${path} is not valid SQL: ${parsed.message}`);
  return parsed.texts;
}
