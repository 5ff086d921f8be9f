import { expect, test } from 'vitest';
import type { Answer, RefusalCause } from '../../server/rows-server.js';
import { probeSchema } from './definition.js';
import { describeBroken, reasonOfBroken } from './describe-probe.js';
import type { ProbeSession } from '../../server/probed-server.js';
import { runProbe, type Broken } from './run-probe.js';

const WALL_MS = 5_000;
const ok = (rows: (string | null)[][] = []): Answer => ({
  kind: 'result',
  result: { columns: [], rows },
  wallMs: 1,
});
const rejected = (sqlstate: string, cause?: RefusalCause): Answer => ({
  kind: 'refused',
  sqlstate,
  message: `refused ${sqlstate}`,
  wallMs: 1,
  ...(cause !== undefined && { cause }),
});

/** Runs a probe against scripted answers; returns what was sent to which session. */
async function run(steps: object[], answers: Readonly<Record<string, Answer | Promise<Answer>>> = {}) {
  const sent: string[] = [];
  const open = (role: string): Promise<ProbeSession> => {
    sent.push(`open ${role}`);
    return Promise.resolve({
      run: (sql: string) => {
        sent.push(`${role}: ${sql}`);
        return Promise.resolve(answers[sql] ?? ok());
      },
    });
  };
  const probe = probeSchema.parse({ id: 'p', title: 'P', rule: 'A rule.', steps });
  const broken = await runProbe(probe, open, () => Promise.resolve());
  return { broken, sent };
}

test('steps run in order, each role and session on its own connection', async () => {
  const { broken, sent } = await run([
    { sql: 'a' },
    { as: 'ana', sql: 'b' },
    { sql: 'c' },
    { as: 'ana', session: 'two', sql: 'd' },
  ]);
  expect(broken).toBeUndefined();
  expect(sent).toEqual(['open owner', 'owner: a', 'open ana', 'ana: b', 'owner: c', 'open ana', 'ana: d']);
});

test.each<[string, object, Answer, boolean]>([
  ['a statement that succeeds', {}, ok([['1']]), true],
  ['a rejected statement', {}, rejected('23505'), false],
  ['an expected error', { refused: ['23505', '23P01'] }, rejected('23P01'), true],
  ['an error of an expected class', { refused: ['class 23', 'P0001'] }, rejected('23502'), true],
  ['an expected error in addition to a class', { refused: ['class 23', 'P0001'] }, rejected('P0001'), true],
  ['an error of another class', { refused: ['class 23', 'P0001'] }, rejected('22P02'), false],
  ['another error of the class of the expected one', { refused: ['P0001'] }, rejected('P0002'), false],
  ['a success instead of an error of a class', { refused: ['class 23'] }, ok(), false],
  ['another error', { refused: ['23505'] }, rejected('23502'), false],
  ['a success instead of an error', { refused: ['23505'] }, ok(), false],
  ['the rows that are asked for', { rows: [['1', null]] }, ok([['1', null]]), true],
  ['a row too much', { rows: [['1']] }, ok([['1'], ['2']]), false],
  ['rows in another order', { rows: [['1'], ['2']] }, ok([['2'], ['1']]), false],
  ['no rows if rows or an error are right', { refused: ['42501'], rows: [] }, ok(), true],
  ['an error if rows or an error are right', { refused: ['42501'], rows: [] }, rejected('42501'), true],
  ['a row if no rows or an error are right', { refused: ['42501'], rows: [] }, ok([['1']]), false],
  ['any error', { any: true }, rejected('42501'), true],
  ['any success', { any: true }, ok([['1']]), true],
  ['a time limit where anything is right', { any: true }, { kind: 'stopped', wallMs: WALL_MS }, false],
])('%s: %j', async (_name, step, answer, right) => {
  const { broken, sent } = await run([{ sql: 'x', ...step }, { sql: 'after' }], { x: answer });
  expect(broken === undefined).toBe(right);
  expect(sent.includes('owner: after')).toBe(right);
});

test('the outcome of a statement without waiting is checked later, and its session waits for it', async () => {
  let release = (_: Answer): void => undefined;
  const waiting = new Promise<Answer>((resolve) => (release = resolve));
  const answers = { slow: waiting, commit: ok() };
  const steps = [
    { session: 'b', later: true, sql: 'slow' },
    { session: 'a', sql: 'commit' },
    { session: 'b', refused: ['23P01'] },
  ];
  const running = run(steps, answers);
  release(rejected('23P01'));
  const { broken, sent } = await running;
  expect(broken).toBeUndefined();
  expect(sent.filter((line) => line.startsWith('owner'))).toEqual(['owner: slow', 'owner: commit']);
  const wrong = await run(steps, { slow: ok() });
  expect(wrong.broken?.sql).toBe('slow');
});

test.each<[string, Partial<Broken['step']>, Answer, string]>([
  ['a rule that was not enforced', { refused: ['23505'] }, ok(), 'wrong-answer'],
  ['a row that a constraint rejected', {}, rejected('23514'), 'wrong-answer'],
  ['a missing right', {}, rejected('42501'), 'wrong-answer'],
  ['an error in what the learner wrote', {}, rejected('42703'), 'runtime-error'],
  ['a limit', {}, { kind: 'stopped', wallMs: WALL_MS }, 'time-limit'],
  ['a crash', {}, { kind: 'lost', wallMs: 1 }, 'memory-limit'],
  [
    'a right that an engine without a SQLSTATE for it denied',
    {},
    rejected('42000', 'forbidden'),
    'wrong-answer',
  ],
])('%s is %s', async (_name, step, answer, reason) => {
  const { broken } = await run([{ sql: 'x', ...step }], { x: answer });
  if (broken === undefined) throw new Error('nothing broke');
  expect(reasonOfBroken(broken, WALL_MS)).toBe(reason);
});

test('a visible step is described with its role, the expected and the actual outcome', async () => {
  const { broken } = await run([{ as: 'ana', sql: 'SELECT id\n  FROM t', rows: [['1']] }], {
    'SELECT id\n  FROM t': ok([['1'], [null]]),
  });
  if (broken === undefined) throw new Error('nothing broke');
  expect(describeBroken(broken, WALL_MS)).toBe(
    'Wrong rows as ana: SELECT id FROM t\nExpected: the rows (1).\nHappened: the rows (1), (NULL).',
  );
});

test.each([
  ['a step that waits for nothing and expects', { sql: 'x', later: true, rows: [] }],
  ['a step that is not waited for and sends nothing', { later: true }],
  ['anything and something', { sql: 'x', any: true, refused: ['23505'] }],
  ['a role of the server', { sql: 'x', as: 'postgres' }],
  ['a word for a SQLSTATE', { sql: 'x', refused: ['unique_violation'] }],
  ['a class of three characters', { sql: 'x', refused: ['class 235'] }],
  ['a class without the word', { sql: 'x', refused: ['23'] }],
  ['a success class as an error', { sql: 'x', refused: ['class 00'] }],
])('the schema rejects %s', (_name, step) => {
  const probe = { id: 'p', title: 'P', rule: 'A rule.', steps: [step] };
  expect(probeSchema.safeParse(probe).success).toBe(false);
});
