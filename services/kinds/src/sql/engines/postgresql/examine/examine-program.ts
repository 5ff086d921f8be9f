import type { GradingSession } from '@hone/contracts/kind';
import { decodeText } from '../../../../judging/evidence-text.js';
import { getPackageFile } from '../../../../judging/package-files.js';
import type { EngineDefinition } from '../../engine-definition.js';
import type { Program } from '../../engine.js';
import { accepted, rejected, sourceOf, type Examined } from '../../../statement/examined.js';
import { examineIndexes } from './examine-indexes.js';
import { examineStatement } from './examine-statement.js';
import { readSchemaNames } from '../../../statement/schema-names.js';

type Session = GradingSession<EngineDefinition>;

/** Parses a query and, in a tuning task, its indexes. */
export async function examineProgram(session: Session): Promise<Examined<Program>> {
  const { definition } = session;
  const schemaSql = decodeText(getPackageFile(session.package, definition.schema));
  const schema = await readSchemaNames(schemaSql, definition.parameters.length);
  const query = sourceOf(session, session.entry);
  const examined = await examineStatement(query, schema);
  const file = { path: session.entry, text: query, isNamed: definition.tuning !== undefined };
  if (!examined.ok) return rejected(examined, file);
  if (definition.tuning === undefined) return accepted({ query });
  const { indexes: path } = definition.tuning;
  const text = sourceOf(session, path);
  const indexes = await examineIndexes(text, schema);
  if (!indexes.ok) return rejected(indexes, { path, text, isNamed: true });
  return accepted({ query, indexes: { path, statements: indexes.statements } });
}
