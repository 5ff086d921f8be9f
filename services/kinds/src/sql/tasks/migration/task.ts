import { boxesFor } from '../../boxes.js';
import type { SqlTask } from '../task.js';
import { filesOf } from './definition.js';
import { gradeMigration } from './grade-migration.js';
import { inspectMigration } from './inspect.js';
import { migrationView } from './view.js';

/** Files that change tables, judged by their effect on running programs. */
export const migrationTask: SqlTask = {
  ...migrationView,
  topology: (pack, definition) => [boxesFor(pack, definition).candidate],
  files: ({ migration }) => (migration === undefined ? [] : filesOf(migration)),
  inspect: inspectMigration,
  grade: gradeMigration,
};
