import type { GradingSession } from '@hone/contracts/kind';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import type { EngineDefinition } from '../engine-definition.js';
import type { Runnable } from '../engine.js';
import { accepted, rejected, sourceOf, type Examined } from '../../statement/examined.js';
import type { Answer } from '../../server/rows-server.js';
import { reject, type Rejection } from '../../statement/rejection.js';
import { examineIndexFile, indexFileOf } from '../../statement/index-form.js';
import { boxesFor } from '../../boxes.js';
import { findPlace } from './find-place.js';
import { openMariadbRows, type MariadbRows } from './mariadb-rows.js';
import { readQuery } from './read-query.js';
import { bind } from './write-query.js';

/**
 * Checks the words of a query, then has the engine prepare it in the learner's own box, without data: the engine's
 * parser rejects text that is not a query, its access rights protect other tables.
 */
export async function examineMariadbQuery(
  session: GradingSession<EngineDefinition>,
): Promise<Examined<Runnable<MariadbRows>>> {
  const { definition } = session;
  const query = sourceOf(session, session.entry);
  const { tuning } = definition;
  // With two files, the message names the one that it refers to.
  const file = { path: session.entry, text: query, isNamed: tuning !== undefined };
  const read = readQuery(query, definition.parameters.length);
  if (!read.ok) return rejected(read, file);
  const indexes = examineIndexFile(session);
  if (indexes?.ok === false) return rejected(indexes, indexFileOf(session));
  const server = await openMariadbRows(session, boxesFor(session.package, definition).candidate);
  await server.load(decodeText(getPackageFile(session.package, definition.schema)), '');
  const rejection = rejectionOf(query, await server.prepare(query));
  if (rejection === undefined) return accepted({ query, server, ...(indexes && { indexes }) });
  await server.close();
  return rejected(rejection, file);
}

function rejectionOf(query: string, answer: Answer): Rejection | undefined {
  if (answer.kind === 'result') return undefined;
  if (answer.kind !== 'refused')
    return reject('compile-error', 'the server needed too much time or memory to read the query');
  const { message, cause } = answer;
  return reject(
    cause === 'forbidden' ? 'forbidden' : 'compile-error',
    message,
    findPlace(bind(query).text, message),
  );
}
