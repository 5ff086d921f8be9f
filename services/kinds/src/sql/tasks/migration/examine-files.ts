import type { GradingSession } from '@hone/contracts/kind';
import type { SqlDefinition } from '../../definition.js';
import { accepted, rejected, sourceOf, type Examined } from '../../statement/examined.js';
import {
  examineMigration,
  type MigrationStatement,
} from '../../engines/postgresql/examine/examine-migration.js';
import { PHASES, type Phase } from './definition.js';

/** A submission of a migration task. */
export interface MigrationProgram {
  readonly statements: Readonly<Record<Phase, readonly MigrationStatement[]>>;
  /** The files as they were written. */
  readonly texts: Readonly<Record<Phase, string>>;
}

/** Parses the files of a migration; the first rejected file decides. */
export async function examineFiles(
  session: GradingSession<SqlDefinition>,
): Promise<Examined<MigrationProgram>> {
  const { migration } = session.definition;
  if (migration === undefined) throw new Error('a task without a migration is examined as one');
  const statements: Record<Phase, readonly MigrationStatement[]> = { expand: [], contract: [], down: [] };
  const texts: Record<Phase, string> = { expand: '', contract: '', down: '' };
  for (const phase of PHASES) {
    const path = migration.files[phase];
    texts[phase] = sourceOf(session, path);
    const examined = await examineMigration(texts[phase], session.definition.extensions);
    if (!examined.ok) return rejected(examined, { path, text: texts[phase], isNamed: true });
    statements[phase] = examined.statements;
  }
  return accepted({ statements, texts });
}
