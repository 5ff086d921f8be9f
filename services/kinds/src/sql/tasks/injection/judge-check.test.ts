import { describe, expect, test } from 'vitest';
import type { ProgramOutcome } from '@hone/contracts/sandbox';
import { CallShapes } from './call-shapes.js';
import type { Spoken } from './conversation.js';
import { injectionSchema } from './definition.js';
import { describeFailure } from './describe-check.js';
import { findFailure, type CallRun } from './judge-check.js';
import { readStatement } from './statement-shape.js';

const LIMITS = { cpuMs: 1000, wallMs: 2000, memoryMiB: 64, outputKiB: 64, processes: 8 };
const ENDED: ProgramOutcome = {
  status: 'exited',
  exitCode: 0,
  signal: null,
  usage: { cpuMs: 1, wallMs: 1, memoryBytes: 1 },
  processLimitMet: false,
};
const STATEMENT = 'SELECT id FROM t WHERE name = $1';
const injection = injectionSchema.parse({
  fixed: { python: ['db.py'] },
  reference: { python: 'solutions/accepted/x' },
  checks: [
    { id: 'plain', title: 'Plain', harmless: true, steps: [{ call: 'find', arguments: { name: 'abc' } }] },
    {
      id: 'quote',
      title: 'Quote',
      family: 'quotes',
      steps: [{ call: 'find', arguments: { name: "x' OR 'a'='a" } }],
    },
  ],
});
const [, quote] = injection.checks;
if (quote === undefined) throw new Error('the check is missing');
const check = quote;

async function runOf(changes: Partial<Spoken> = {}): Promise<CallRun> {
  const spoken: Spoken = {
    statements: [{ sql: STATEMENT }],
    answer: '[{"id": 1}]',
    outcome: ENDED,
    stderr: new Uint8Array(),
    ...changes,
  };
  const statements = [];
  for (const { sql } of spoken.statements) statements.push({ sql, read: await readStatement(sql) });
  const [step] = check.steps;
  if (step === undefined) throw new Error('the step is missing');
  return { step, spoken, heard: { texts: ["x' OR 'a'='a"], statements } };
}

async function failureOf(run: CallRun) {
  const shapes = new CallShapes();
  shapes.add({ texts: ['abc'], statements: [{ sql: STATEMENT, read: await readStatement(STATEMENT) }] });
  return findFailure([run], {
    expected: ['[{"id":1}]'],
    shapesOf: () => shapes,
    limits: LIMITS,
    caps: injection,
  });
}

test('the right answer with known statements passes in any JSON formatting', async () => {
  expect(await failureOf(await runOf())).toBeUndefined();
});

const crashed: ProgramOutcome = { ...ENDED, status: 'runtime-error', exitCode: 1 };
const refusal = { kind: 'refused', sqlstate: '42601', message: 'syntax error', wallMs: 1 } as const;
describe('what fails', () => {
  test.each<[string, Partial<Spoken>, string, RegExp]>([
    ['another answer', { answer: '[]' }, 'wrong-answer', /differs from the expected one/],
    [
      'a statement of another shape',
      { statements: [{ sql: "SELECT id FROM t WHERE name = 'x' OR 'a'='a'" }] },
      'unsafe',
      /changed a statement/,
    ],
    [
      'a crash after an injection',
      { statements: [{ sql: "SELECT '", refusal }], outcome: crashed },
      'unsafe',
      /no longer be read/,
    ],
    ['a crash', { outcome: crashed }, 'runtime-error', /exit code 1/],
    ['a signal', { outcome: { ...crashed, signal: 11 } }, 'runtime-error', /signal 11/],
    [
      'a missing right',
      { statements: [{ sql: STATEMENT, refusal: { ...refusal, sqlstate: '42501' } }] },
      'forbidden',
      /no right/,
    ],
    ['too much time', { outcome: { ...ENDED, status: 'time-limit', limit: 'cpu' } }, 'time-limit', /1000 ms/],
    [
      'too many statements',
      { broken: { kind: 'too-many-statements' } },
      'output-limit',
      /more than 20 statements/,
    ],
    ['too many rows', { broken: { kind: 'too-many-rows' } }, 'output-limit', /500 rows/],
    ['a statement that was stopped', { broken: { kind: 'stopped', wallMs: 2000 } }, 'time-limit', /stopped/],
    ['a server that was brought down', { broken: { kind: 'lost', wallMs: 1 } }, 'memory-limit', /memory/],
    [
      'a line that is no message',
      { broken: { kind: 'malformed', message: 'it printed a line' } },
      'presentation',
      /no conversation/,
    ],
  ])('%s', async (_name, changes, reason, text) => {
    const run = await runOf(changes);
    const failure = await failureOf(run);
    if (failure === undefined) throw new Error('nothing failed');
    expect(failure.reason).toBe(reason);
    const plan = { id: 'quote', title: 'Quote', group: 'correct', weight: 1, required: true, visible: false };
    const hidden = describeFailure(plan, check, [run], failure);
    expect(hidden).toMatchObject({ type: 'summary', text: expect.stringMatching(text) });
    expect(JSON.stringify(hidden)).toMatch(/The call find, tried with quotes in a text/);
    expect(JSON.stringify(hidden)).not.toMatch(/OR 'a'|SELECT id|syntax error/);
    const shown = describeFailure({ ...plan, visible: true }, check, [run], failure);
    expect(JSON.stringify(shown)).toContain("x' OR 'a'='a");
  });

  test('no answer at all', async () => {
    const { answer: _, ...silent } = (await runOf()).spoken;
    const failure = await failureOf({ ...(await runOf()), spoken: silent });
    expect(failure).toMatchObject({ reason: 'presentation', message: 'the program ended without an answer' });
  });

  test('a visible injection is shown next to the statement of harmless arguments', async () => {
    const sql = "SELECT id FROM t WHERE name = 'x' OR 'a'='a'";
    const run = await runOf({ statements: [{ sql }] });
    const failure = await failureOf(run);
    if (failure === undefined) throw new Error('nothing failed');
    const plan = { id: 'quote', title: 'Quote', group: 'correct', weight: 1, required: true, visible: true };
    expect(describeFailure(plan, check, [run], failure)).toMatchObject({
      type: 'diff',
      expected: STATEMENT,
      actual: sql,
    });
  });
});

test('a harmless check requires the answer and allowed statements', async () => {
  const harmless = { expected: ['[{"id":1}]'], limits: LIMITS, caps: injection };
  expect(findFailure([await runOf({ statements: [{ sql: 'SELECT 17' }] })], harmless)).toBeUndefined();
  const stacked = await runOf({ statements: [{ sql: 'SELECT 1; SELECT 2' }] });
  expect(findFailure([stacked], harmless)).toMatchObject({ reason: 'forbidden' });
  expect(findFailure([await runOf({ statements: [{ sql: 'DROP TABLE t' }] })], harmless)).toMatchObject({
    kind: 'forbidden',
  });
});
