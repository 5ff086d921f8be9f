import { boxesFor } from '../../boxes.js';
import type { SqlTask } from '../task.js';
import { filesOf } from './definition.js';
import { gradeMigration } from './grade-migration.js';
import { inspectMigration } from './inspect.js';
import { migrationView } from './view.js';

/** Files that change tables, judged by what programs at work notice of them. */
export const migrationTask: SqlTask = {
  ...migrationView,
  topology: (pack, definition) => [boxesFor(pack, definition).candidate],
  files: ({ migration }) => (migration === undefined ? [] : filesOf(migration)),
  inspect: inspectMigration,
  grade: gradeMigration,
};
