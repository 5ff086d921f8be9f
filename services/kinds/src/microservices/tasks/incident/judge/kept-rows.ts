import type { IncidentSystem } from '../system/open-system.js';

/** Rows that no repair may change, by title. */
export async function readKept({
  file,
  database,
}: Pick<IncidentSystem, 'file' | 'database'>): Promise<ReadonlyMap<string, string>> {
  const rows = new Map<string, string>();
  for (const { title, sql } of file.kept) rows.set(title, await readRows(database, sql));
  return rows;
}

async function readRows(database: IncidentSystem['database'], sql: string): Promise<string> {
  const read = await database?.readRows(sql);
  if (read === undefined) return 'no rows';
  // A table that a learner's service has dropped.
  return read.ok ? JSON.stringify(read.rows) : read.why;
}

/** Changes to the rows, a sentence each. */
export function changedRows(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  return [...before].flatMap(([title, rows]) =>
    after.get(title) === rows
      ? []
      : [`${title}: ${rows} before, ${after.get(title) ?? 'nothing'} afterwards.`],
  );
}
