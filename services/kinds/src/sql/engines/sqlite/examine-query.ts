import type { GradingSession } from '@hone/contracts/kind';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import type { EngineDefinition } from '../engine-definition.js';
import type { Runnable } from '../engine.js';
import { accepted, rejected, sourceOf, type Examined } from '../../statement/examined.js';
import { reject, type Rejection } from '../../statement/rejection.js';
import { findUnreadable } from '../../statement/parse-sql.js';
import { positionOfByte } from '../../statement/text-position.js';
import { examineIndexFile, indexFileOf } from '../../statement/index-form.js';
import { boxesFor } from '../../boxes.js';
import type { SqliteEnd } from './read-lines.js';
import { openSqlite, type SqliteServer } from './sqlite-server.js';

/**
 * Has the engine prepare the query in the learner's own box, without data: it checks every table, column and function
 * that the query names.
 */
export async function examineQuery(
  session: GradingSession<EngineDefinition>,
): Promise<Examined<Runnable<SqliteServer>>> {
  const query = sourceOf(session, session.entry);
  const { tuning } = session.definition;
  const file = { path: session.entry, text: query, isNamed: tuning !== undefined };
  const unreadable = findUnreadable(query, 'query');
  if (unreadable !== undefined) return rejected(reject('compile-error', unreadable), file);
  const indexes = examineIndexFile(session);
  if (indexes?.ok === false) return rejected(indexes, indexFileOf(session));
  const server = await openSqlite(session, boxesFor(session.package, session.definition).candidate);
  await server.load(decodeText(getPackageFile(session.package, session.definition.schema)), '');
  const rejection = rejectionOf(query, await server.examine(query));
  if (rejection === undefined) return accepted({ query, server, ...(indexes && { indexes }) });
  await server.close();
  return rejected(rejection, file);
}

function rejectionOf(query: string, { end, message, offset }: SqliteEnd): Rejection | undefined {
  if (end === 'done') return undefined;
  const where = offset < 0 ? undefined : positionOfByte(query, offset);
  return reject(end === 'forbidden' ? 'forbidden' : 'compile-error', message, where);
}
