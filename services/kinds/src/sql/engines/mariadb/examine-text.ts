import type { GradingSession } from '@hone/contracts/kind';
import type { EngineDefinition } from '../engine-definition.js';
import { accepted, refused, sourceOf, type Examined } from '../../statement/examined.js';
import type { SqlScript } from '../../statement/script.js';
import { refuse, type Refusal } from '../../statement/refusal.js';
import { findUnreadable } from '../../statement/parse-sql.js';

/**
 * Takes a learner's definitions as one text, which the server's own parser splits: bodies of procedures hold semicolons.
 * What they hold is not examined. They run as an account with rights on the task's database and nothing else.
 */
export function examineMariadb(session: GradingSession<EngineDefinition>): Promise<Examined<SqlScript>> {
  const path = session.entry;
  const whole = sourceOf(session, path);
  const text = whole.trim();
  const refusal = findRefusal(whole);
  const file = { path, text: whole };
  return Promise.resolve(
    refusal === undefined ? accepted({ path, statements: [text] }) : refused(refusal, file),
  );
}

/** Why a text may not be sent to a server. */
export function findRefusal(text: string): Refusal | undefined {
  const unreadable = findUnreadable(text, 'file');
  if (unreadable !== undefined) return refuse('compile-error', unreadable);
  if (text.trim() === '') return refuse('compile-error', 'there is no statement here yet');
  const line = text.split('\n').findIndex((each) => /^\s*delimiter\b/i.test(each));
  if (line === -1) return undefined;
  const why = 'DELIMITER is a command of the mariadb program, not of the server; leave it out';
  return refuse('compile-error', why, { line: line + 1, column: 1 });
}
