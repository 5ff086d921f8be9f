import type { GradingSession } from '@hone/contracts/kind';
import { accepted, rejected, sourceOf, type Examined } from '../../../statement/examined.js';
import type { SqlScript } from '../../../statement/script.js';
import type { EngineDefinition } from '../../engine-definition.js';
import { examineDefinitions } from './examine-definitions.js';

/** Parses definitions of tables or rights. */
export async function examineTables(session: GradingSession<EngineDefinition>): Promise<Examined<SqlScript>> {
  const path = session.entry;
  const text = sourceOf(session, path);
  const examined = await examineDefinitions(text, session.definition.extensions);
  return examined.ok
    ? accepted({ path, statements: examined.statements })
    : rejected(examined, { path, text });
}
