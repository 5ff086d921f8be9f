import type { SqlDefinition } from '../definition.js';
import type { Engine } from './engine.js';
import { mariadb } from './mariadb/mariadb.js';
import { mongodb } from './mongodb/mongodb.js';
import { postgresql } from './postgresql/postgresql.js';
import { sqlite } from './sqlite/sqlite.js';

const ENGINES: Partial<Record<SqlDefinition['engine'], Engine>> = { postgresql, mariadb, sqlite, mongodb };

/** The engine of a task, which inspection has shown to be available. */
export function engineOf({ engine }: Pick<SqlDefinition, 'engine'>): Engine {
  const found = ENGINES[engine];
  if (found === undefined) throw new Error(`engine ${engine} is not available`);
  return found;
}
