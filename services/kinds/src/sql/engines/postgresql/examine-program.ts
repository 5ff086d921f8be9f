import type { GradingSession } from '@hone/contracts/kind';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import type { SqlDefinition } from '../../definition.js';
import type { Program } from '../engine.js';
import { accepted, refused, sourceOf, type Examined } from '../../statement/examined.js';
import { examineDefinitions } from './examine/examine-definitions.js';
import { examineIndexes } from './examine/examine-indexes.js';
import type { SqlScript } from './examine/examine-script.js';
import { examineStatement } from './examine/examine-statement.js';
import { readSchemaNames } from '../../statement/schema-names.js';

type Session = GradingSession<SqlDefinition>;

/** Parses a query and, in a tuning task, its indexes. */
export async function examineProgram(session: Session): Promise<Examined<Program>> {
  const { definition } = session;
  const schemaSql = decodeText(getPackageFile(session.package, definition.schema));
  const schema = await readSchemaNames(schemaSql, definition.parameters.length);
  const query = sourceOf(session, session.entry);
  const examined = await examineStatement(query, schema);
  if (definition.tuning === undefined) return examined.ok ? accepted({ query }) : refused(examined);
  if (!examined.ok) return refused(examined, session.entry);
  const { indexes: path } = definition.tuning;
  const indexes = await examineIndexes(sourceOf(session, path), schema);
  if (!indexes.ok) return refused(indexes, path);
  return accepted({ query, indexes: { path, statements: indexes.statements } });
}

/** Parses definitions of tables or rights. */
export async function examineTables(session: Session): Promise<Examined<SqlScript>> {
  const path = session.entry;
  const examined = await examineDefinitions(sourceOf(session, path), session.definition.extensions);
  return examined.ok ? accepted({ path, statements: examined.statements }) : refused(examined);
}
