import type { Cell } from '../../compare/result-set.js';
import type { Answer } from '../../server/rows-server.js';
import { migrationSchema, type LiveProgram, type MigrationDefinition } from './definition.js';
import type { ProgramSession } from './program-session.js';

export const OLD = {
  id: 'old',
  title: 'The old program',
  runs: ['expand'],
  works: ['expand', 'down'],
  all: 'SELECT id, login FROM t',
  reads: 'SELECT login FROM t WHERE id = $1',
  writes: 'UPDATE t SET login = $2 WHERE id = $1',
  adds: 'INSERT INTO t (id, login) VALUES ($1, $2)',
};
export const NEW = {
  id: 'new',
  title: 'The new program',
  works: ['expand', 'contract'],
  all: 'SELECT id, email FROM t',
  reads: 'SELECT email FROM t WHERE id = $1',
  writes: 'UPDATE t SET email = $2 WHERE id = $1',
};

/** The `migration` part of a task's grading, as it is written. */
export const MIGRATION = {
  target: 'tests/target.sql',
  data: { sample: 'tests/sample.sql', large: 'tests/large.sql' },
  programs: [OLD, NEW],
  newKeys: 1000,
};

export const migrationOf = (changes: object = {}): MigrationDefinition =>
  migrationSchema.parse({ ...MIGRATION, ...changes });

export const programsOf = (): readonly LiveProgram[] => migrationOf().programs;

export const rows = (...found: Cell[][]): Answer => ({
  kind: 'result',
  result: { columns: [], rows: found },
  wallMs: 1,
});

export const rejected = (sqlstate: string, message = 'no'): Answer => ({
  kind: 'refused',
  sqlstate,
  message,
  wallMs: 1,
});

/** A session with scripted answers; `changed` describes a changed setting. */
export const sessionOf = (
  answer: (sql: string, values: readonly Cell[]) => Answer,
  changed?: string,
): ProgramSession => ({
  process: '7',
  changed: () => Promise.resolve(changed),
  run: (sql, values = []) => Promise.resolve(answer(sql, values)),
});
