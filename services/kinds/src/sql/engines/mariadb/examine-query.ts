import type { GradingSession } from '@hone/contracts/kind';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import type { EngineDefinition } from '../engine-definition.js';
import type { Runnable } from '../engine.js';
import { accepted, refused, sourceOf, type Examined } from '../../statement/examined.js';
import type { Answer } from '../../server/rows-server.js';
import { refuse, type Refusal } from '../../statement/refusal.js';
import { examineIndexFile, indexFileOf } from '../../statement/index-form.js';
import { boxesFor } from '../../boxes.js';
import { findPlace } from './find-place.js';
import { openMariadbRows, type MariadbRows } from './mariadb-rows.js';
import { readQuery } from './read-query.js';
import { bind } from './write-query.js';

/**
 * Looks at the words of a query, and then has the engine itself prepare it, in the learner's own box and without data:
 * its parser tells what is no query, its rights what may not be read.
 */
export async function examineMariadbQuery(
  session: GradingSession<EngineDefinition>,
): Promise<Examined<Runnable<MariadbRows>>> {
  const { definition } = session;
  const query = sourceOf(session, session.entry);
  const { tuning } = definition;
  // Where there are two files, the message names the one that it is about.
  const file = { path: session.entry, text: query, isNamed: tuning !== undefined };
  const read = readQuery(query, definition.parameters.length);
  if (!read.ok) return refused(read, file);
  const indexes = examineIndexFile(session);
  if (indexes?.ok === false) return refused(indexes, indexFileOf(session));
  const server = await openMariadbRows(session, boxesFor(session.package, definition).candidate);
  await server.load(decodeText(getPackageFile(session.package, definition.schema)), '');
  const refusal = refusalOf(query, await server.prepare(query));
  if (refusal === undefined) return accepted({ query, server, ...(indexes && { indexes }) });
  await server.close();
  return refused(refusal, file);
}

function refusalOf(query: string, answer: Answer): Refusal | undefined {
  if (answer.kind === 'result') return undefined;
  if (answer.kind !== 'refused')
    return refuse('compile-error', 'the server needed too much time or memory to read the query');
  const { message, cause } = answer;
  return refuse(
    cause === 'forbidden' ? 'forbidden' : 'compile-error',
    message,
    findPlace(bind(query).text, message),
  );
}
