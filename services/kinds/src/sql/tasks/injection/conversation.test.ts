import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { Box, ProgramOutcome } from '@hone/contracts/sandbox';
import type { Answer } from '../../server/rows-server.js';
import { makeCall } from './conversation.js';

const USAGE = { cpuMs: 1, wallMs: 1, memoryBytes: 1 };
const ENDED: ProgramOutcome = {
  status: 'exited',
  exitCode: 0,
  signal: null,
  usage: USAGE,
  processLimitMet: false,
};
const LIMITS = { cpuMs: 1000, wallMs: 1000, stdoutBytes: 1000, stderrBytes: 1000 };
const ROW: Answer = {
  kind: 'result',
  result: {
    columns: [
      { name: 'id', type: 23 },
      { name: 'ok', type: 16 },
      { name: 'day', type: 1082 },
    ],
    rows: [['7', 't', '2026-03-01']],
  },
  wallMs: 1,
};

/** Talks to a program that prints one of these lines after each line that it reads; returns what it read and what ran. */
async function talk(
  lines: readonly string[],
  { answer = ROW, fault }: { readonly answer?: Answer; readonly fault?: Error } = {},
) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const read: string[] = [];
  const ran: unknown[] = [];
  let end = (_: ProgramOutcome): void => undefined;
  let fail = (_: Error): void => undefined;
  const exited = new Promise<ProgramOutcome>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  const left = [...lines];
  const close = (outcome: ProgramOutcome): void => {
    for (const stream of [stdout, stderr]) stream.end();
    end(outcome);
  };
  stdin.on('data', (piece: Buffer) => {
    read.push(...piece.toString().trim().split('\n'));
    if (fault !== undefined) fail(fault);
    const next = left.shift();
    if (next !== undefined) stdout.write(`${next}\n`);
    if (left.length === 0 && next?.startsWith('{"sql"') !== true) close(ENDED);
  });
  stdin.on('end', () => close(ENDED));
  const program = {
    ...{ pid: 1, stdin, stdout, stderr, exited },
    signal: () => close({ ...ENDED, status: 'aborted' }),
  };
  const box = { run: () => Promise.resolve(ENDED), start: () => Promise.resolve(program) } as unknown as Box;
  const session = {
    run: (sql: string, values?: readonly unknown[]) => {
      ran.push([sql, values]);
      return Promise.resolve(answer);
    },
  };
  const spoken = await makeCall({ box, limits: LIMITS, session, statements: 2, rows: 5 }, { call: 'find' });
  return { spoken, read, ran };
}

const STATEMENT = '{"sql":"SELECT $1","values":[7]}';

test('statements run in order, rows are returned with types, and the answer ends the call', async () => {
  const { spoken, read, ran } = await talk([STATEMENT, '{"answer":[1]}']);
  expect(ran).toEqual([['SELECT $1', ['7']]]);
  expect(read).toEqual(['{"call":"find"}', '{"rows":[{"id":7,"ok":true,"day":"2026-03-01"}]}']);
  expect(spoken).toMatchObject({
    statements: [{ sql: 'SELECT $1' }],
    answer: '[1]',
    outcome: { status: 'exited' },
  });
  expect(spoken.broken).toBeUndefined();
});

test('a rejected statement and an invalid value are reported to the program, which continues', async () => {
  const answer: Answer = { kind: 'refused', sqlstate: '42501', message: 'no', wallMs: 1 };
  const { spoken, read } = await talk([STATEMENT, '{"sql":"x","values":[{}]}', '{"answer":1}'], { answer });
  expect(read[1]).toBe('{"error":{"code":"42501","message":"no"}}');
  expect(read[2]).toMatch(/"code":"22023".*neither a text/);
  expect(spoken.statements.map(({ refusal }) => refusal?.sqlstate)).toEqual(['42501', undefined]);
});

const many: Answer = {
  kind: 'result',
  result: { columns: [{ name: 'id', type: 23 }], rows: Array.from({ length: 6 }, () => ['1']) },
  wallMs: 1,
};
test.each<[string, readonly string[], Answer, object]>([
  [
    'a third statement',
    [STATEMENT, STATEMENT, STATEMENT, '{"answer":1}'],
    ROW,
    { kind: 'too-many-statements' },
  ],
  ['a line that is not a message', ['hello'], ROW, { kind: 'malformed' }],
  ['more after the answer', ['{"answer":1}\n{"answer":2}'], ROW, { kind: 'malformed' }],
  ['a statement after the answer', [`{"answer":1}\n${STATEMENT}`], ROW, { kind: 'malformed' }],
  ['too many rows', [STATEMENT, '{"answer":1}'], many, { kind: 'too-many-rows' }],
  [
    'a statement that was stopped',
    [STATEMENT, '{"answer":1}'],
    { kind: 'stopped', wallMs: 9 },
    { kind: 'stopped' },
  ],
  ['a line that is too long', ['x'.repeat(300_000)], ROW, { kind: 'line-too-long' }],
])('%s breaks off the call', async (_name, lines, answer, broken) => {
  expect((await talk(lines, { answer })).spoken.broken).toMatchObject(broken);
});

test('a program that ends without output has no answer', async () => {
  const { spoken } = await talk([]);
  expect(spoken).not.toHaveProperty('answer');
});

test('a fault of the platform is thrown', async () => {
  await expect(talk([STATEMENT], { fault: new Error('the box is gone') })).rejects.toThrow('the box is gone');
});
