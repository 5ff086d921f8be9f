import type { CompileResult, Reason } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import { decodeText, evidenceText } from '../judging/evidence-text.js';
import { getPackageFile } from '../judging/package-files.js';
import type { Program } from './candidate.js';
import type { SqlDefinition } from './definition.js';
import { examineDefinitions } from './statement/examine-definitions.js';
import { examineIndexes } from './statement/examine-indexes.js';
import type { SqlScript } from './statement/examine-script.js';
import { examineStatement, type Refusal } from './statement/examine-statement.js';
import { readSchemaNames } from './statement/schema-names.js';

type Session = GradingSession<SqlDefinition>;

const MESSAGE_CHARACTERS = 2_000;

/** What was handed in, where it may be sent to a server, or why the compile step refused it. */
export type Examined<Handed> =
  | { readonly program: Handed; readonly compile: CompileResult; readonly reason?: undefined }
  | { readonly program?: undefined; readonly compile: CompileResult; readonly reason: Reason };

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
  const examined = await examineDefinitions(sourceOf(session, path));
  return examined.ok ? accepted({ path, statements: examined.statements }) : refused(examined);
}

/** What may be sent to a server. */
export const accepted = <Handed>(program: Handed): Examined<Handed> => ({
  program,
  compile: { ok: true, output: '' },
});

/** Where there are several files, the message names the one that it is about. */
export function refused({ reason, message }: Refusal, path?: string): Examined<never> {
  const text = path === undefined ? message : `${path}, ${message}`;
  // A syntax error quotes the learner's text, which may be long.
  return { compile: { ok: false, output: evidenceText(text, MESSAGE_CHARACTERS) }, reason };
}

/** The text of a file of the submission, which its manifest lets nobody leave out. */
export function sourceOf(session: Session, path: string): string {
  const source = session.files.get(path);
  if (source === undefined) throw new Error(`the submission has no file ${path}`);
  return decodeText(source);
}
