import { expect, test } from 'vitest';
import type { Answer } from '../../server/rows-server.js';
import { rejected, rows } from './migration.fixture.js';
import { openProgramSession } from './program-session.js';

/** A program's session on a server with scripted answers, and the statements sent to it. */
async function opened(answer: (sql: string) => Answer | undefined = () => undefined) {
  const sent: string[] = [];
  const server = {
    session: (role: string) => {
      sent.push(`open ${role}`);
      return Promise.resolve({
        run: (sql: string) => {
          sent.push(sql.trim().split(/\s+/).slice(0, 4).join(' '));
          return Promise.resolve(answer(sql) ?? rows(['41']));
        },
      });
    },
  };
  const session = await openProgramSession(server, 1_000, '500ms');
  return { session, sent };
}

test('the limit is set again before each statement, whatever the last one left behind', async () => {
  const { session, sent } = await opened();
  expect(session.process).toBe('41');
  sent.length = 0;
  await session.run('UPDATE t');
  await session.run('SELECT 1');
  const limit = "SET lock_timeout = '500ms'";
  expect(sent).toEqual([limit, 'UPDATE t', limit, 'SELECT 1']);
});

test('a setting that a statement left behind is reported', async () => {
  let left = '500';
  const { session } = await opened((sql) =>
    sql.includes('pg_settings') ? rows(['lock_timeout', left]) : undefined,
  );
  expect(await session.changed()).toBeUndefined();
  left = '0';
  expect(await session.changed()).toBe('lock_timeout is 0 instead of 500');
});

test('a session that no longer accepts a limit runs no statement', async () => {
  let isOver = false;
  const { session, sent } = await opened(() => (isOver ? rejected('57014') : undefined));
  isOver = true;
  expect(await session.run('UPDATE t')).toMatchObject({ kind: 'refused', sqlstate: '57014' });
  expect(sent).not.toContain('UPDATE t');
});
