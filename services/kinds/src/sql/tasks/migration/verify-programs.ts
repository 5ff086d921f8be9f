import type { Cell } from '../../compare/result-set.js';
import type { RoleSession, TaskServer } from '../../engines/postgresql/task-server.js';
import type { LiveProgram } from './definition.js';
import { countsSql, differencesSql, noteSql } from './kept-rows.js';
import type { Ledger } from './ledger.js';
import { judgeRead, type Keys } from './live-traffic.js';

export interface VerifyParts {
  /** Records what was stored, as the superuser, in the grader's own table. */
  readonly server: Pick<TaskServer, 'execute'>;
  /** A session of the role that owns the tables, because programs' statements call code that a learner created. */
  readonly session: RoleSession;
  readonly ledger: Ledger;
  /** The programs that must work now. */
  readonly programs: readonly LiveProgram[];
  readonly keysOf: (program: LiveProgram) => Keys;
}

/**
 * Runs every statement of every program, and checks that each program finds what every program stored, and that all of
 * them see all rows as stored. Returns the first failure as a sentence.
 */
export async function verifyPrograms(parts: VerifyParts, path: string): Promise<string | undefined> {
  for (const program of parts.programs) {
    const wrong = await tryStatements(parts, program);
    if (wrong !== undefined) return `After ${path}: ${wrong}`;
  }
  const stored = parts.ledger.take();
  if (stored.length > 0) await parts.server.execute(noteSql(stored));
  for (const program of parts.programs) {
    const wrong = await compareRows(parts.session, program);
    if (wrong !== undefined) return `After ${path}: ${wrong}`;
  }
  return undefined;
}

async function tryStatements(parts: VerifyParts, program: LiveProgram): Promise<string | undefined> {
  const { ledger, keysOf } = parts;
  const [row] = keysOf(program).own;
  const changes = [
    { what: 'writes', sql: program.writes, key: row?.key ?? '' },
    ...(program.adds === undefined ? [] : [{ what: 'adds', sql: program.adds, key: ledger.newKey() }]),
  ];
  for (const { what, sql, key } of changes) {
    const value = ledger.newValue();
    const answer = await ask(parts.session, sql, [key, value]);
    if ('wrong' in answer) return `${program.title} ${what}, and ${answer.wrong}.`;
    ledger.acknowledge(key, value);
    for (const reader of parts.programs) {
      const read = await ask(parts.session, reader.reads, [key]);
      const wrong = 'wrong' in read ? read.wrong : judgeRead(key, value, read.rows);
      if (wrong !== undefined)
        return `${program.title} ${what}, then ${lower(reader.title)} reads, and ${wrong}.`;
    }
  }
  return undefined;
}

async function compareRows(session: RoleSession, { title, all }: LiveProgram): Promise<string | undefined> {
  const answer = await ask(session, differencesSql(all), []);
  if ('wrong' in answer) return `${title} reads all rows, and ${answer.wrong}.`;
  const [row] = answer.rows;
  if (row !== undefined) return differenceText(title, row);
  const counted = await ask(session, countsSql(all), []);
  if ('wrong' in counted) return `${title} reads all rows, and ${counted.wrong}.`;
  const [[seen = '0', kept = '0'] = []] = counted.rows;
  return seen === kept ? undefined : `${title} sees ${seen} rows; there are ${kept}.`;
}

function differenceText(title: string, [count, key, seen, kept, absent, foreign]: readonly Cell[]): string {
  const first =
    absent === 'true'
      ? `row ${key} is not there`
      : foreign === 'true'
        ? `row ${key} was never stored`
        : `row ${key} has ${seen ?? 'NULL'} instead of ${kept ?? 'NULL'}`;
  const number = Number(count);
  const rows = number === 1 ? 'One row is' : `${number} rows are`;
  return `${rows} not as stored, as ${lower(title)} sees them: ${first}.`;
}

async function ask(
  session: RoleSession,
  sql: string,
  values: readonly Cell[],
): Promise<{ rows: readonly (readonly Cell[])[] } | { wrong: string }> {
  const answer = await session.run(sql, values);
  switch (answer.kind) {
    case 'result':
      return { rows: answer.result.rows };
    case 'refused':
      return { wrong: `is refused: ${answer.message} (SQLSTATE ${answer.sqlstate})` };
    case 'stopped':
      return { wrong: 'is stopped, as it does not end' };
    case 'too-large':
      return { wrong: 'gets more than any program asked for' };
    case 'lost':
      return { wrong: 'the server breaks down' };
  }
}

const lower = (title: string): string => `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
