import { expect, test } from 'vitest';
import type { Answer } from './rows-server.js';
import { KeptSettings, keepSettings } from './session-settings.js';

const rows = (settings: Readonly<Record<string, string>>): Answer => ({
  kind: 'result',
  result: { columns: [], rows: Object.entries(settings) },
  wallMs: 1,
});

/** The setting reported for a session that has `given` settings at first and `now` later. */
async function changed(given: Answer, now: Answer): Promise<string | undefined> {
  const answers = [given, now];
  const session = { run: () => Promise.resolve(answers.shift() ?? now) };
  return (await keepSettings(session, 'settings'))();
}

const REJECTED: Answer = { kind: 'refused', sqlstate: '57014', message: 'canceled', wallMs: 1 };

test.each<[string, Answer, string | undefined]>([
  ['the same settings in another order', rows({ b: '2', a: '1' }), undefined],
  ['a setting that has another value', rows({ a: '0', b: '2' }), 'a is 0 instead of 1'],
  ['a setting that nobody gave', rows({ a: '1', b: '2', c: 'x' }), 'c is x instead of the default'],
  ['a setting that is gone', rows({ a: '1' }), 'b is the default instead of 2'],
  ['a setting that was emptied', rows({ a: '1', b: '' }), 'b is nothing instead of 2'],
  ['settings that a limit hides', REJECTED, 'its settings can no longer be read'],
  ['a session that is over', { kind: 'lost', wallMs: 1 }, undefined],
])('%s', async (_name, now, expected) => {
  expect(await changed(rows({ a: '1', b: '2' }), now)).toBe(expected);
});

test('a session whose settings could not be read when it opened did not get them from the grader', async () => {
  expect(await changed(REJECTED, rows({}))).toBe('its settings can no longer be read');
});

/** A session in which every statement, except the settings query, sets `a` to its own text. */
function sessionOf() {
  let value = 'given';
  const run = (sql: string): Promise<Answer> => {
    if (sql !== 'settings') value = sql;
    return Promise.resolve(rows({ a: value }));
  };
  return { run };
}

test('reports the changed one of several sessions, after the preparatory step in each', async () => {
  const kept = new KeptSettings('settings');
  const asked: string[] = [];
  await kept.watch(sessionOf());
  const second = await kept.watch(sessionOf());
  await second.run('call f()');
  const setting = await kept.changed((session) => {
    asked.push(session === second ? 'wrapped' : 'itself');
    return Promise.resolve();
  });
  expect(setting).toBe('a is call f() instead of given');
  expect(asked).toEqual(['itself', 'itself']);
});

test.each(['SET a = 1', ' reset a'])('what the task sets itself counts as given: %s', async (sql) => {
  const kept = new KeptSettings('settings');
  const session = await kept.watch(sessionOf());
  await session.run(sql);
  expect(await kept.changed(() => Promise.resolve())).toBeUndefined();
});
