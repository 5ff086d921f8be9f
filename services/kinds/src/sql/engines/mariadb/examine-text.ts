import type { GradingSession } from '@hone/contracts/kind';
import type { EngineDefinition } from '../engine-definition.js';
import { accepted, rejected, sourceOf, type Examined } from '../../statement/examined.js';
import type { SqlScript } from '../../statement/script.js';
import { reject, type Rejection } from '../../statement/rejection.js';
import { findUnreadable } from '../../statement/parse-sql.js';

/**
 * Sends a learner's definitions as one text, which the server's own parser splits: procedure bodies contain semicolons.
 * The content is not examined. It runs as an account with rights on the task's database and nothing else.
 */
export function examineMariadb(session: GradingSession<EngineDefinition>): Promise<Examined<SqlScript>> {
  const path = session.entry;
  const whole = sourceOf(session, path);
  const text = whole.trim();
  const rejection = findRejection(whole);
  const file = { path, text: whole };
  return Promise.resolve(
    rejection === undefined ? accepted({ path, statements: [text] }) : rejected(rejection, file),
  );
}

/** Why a text may not be sent to a server. */
export function findRejection(text: string): Rejection | undefined {
  const unreadable = findUnreadable(text, 'file');
  if (unreadable !== undefined) return reject('compile-error', unreadable);
  if (text.trim() === '') return reject('compile-error', 'there is no statement here yet');
  const line = text.split('\n').findIndex((each) => /^\s*delimiter\b/i.test(each));
  if (line === -1) return undefined;
  const why = 'DELIMITER is a command of the mariadb program, not of the server; leave it out';
  return reject('compile-error', why, { line: line + 1, column: 1 });
}
