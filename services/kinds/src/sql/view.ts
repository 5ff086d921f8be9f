import type { KindView } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import { notesOnChecks, withRule } from '../judging/check-rules.js';
import { taskIdOf, type SqlDefinition } from './definition.js';
import { SQL_VIEWS } from './tasks/views.js';

/** The learner's view: the schema, the visible data and its expected rows, but no hidden data. */
export function viewSql(pack: ChallengePackage, definition: SqlDefinition): KindView {
  const task = SQL_VIEWS[taskIdOf(definition)];
  const { samples, tables, groupNotes: own = {} } = task.view(pack, definition);
  const derived = task.derivedChecks?.(pack, definition) ?? [];
  const checks = [...task.checks(definition), ...derived.map((plan) => withRule(plan, definition.rules))];
  const notes = pack.manifest.groups.map(({ id }) => {
    const note = own[id];
    return [id, [...(note === undefined ? [] : [note]), ...notesOnChecks(id, checks)].join(' ')] as const;
  });
  const groupNotes = Object.fromEntries(notes.filter(([, note]) => note !== ''));
  return { samples, groupNotes, sql: { ...(tables && { tables }), engine: definition.engine } };
}
