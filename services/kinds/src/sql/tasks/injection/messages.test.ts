import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { readMessage } from './messages.js';
import { readLines, type Line } from './read-lines.js';

test.each<[string, object]>([
  ['{"sql":"SELECT 1"}', { kind: 'statement', sql: 'SELECT 1', values: [] }],
  [
    '{"sql":"x","values":["a\'b",1,2.5,true,null,["a\\"b\\\\",null,3]]}',
    { kind: 'statement', values: ["a'b", '1', '2.5', 'true', null, String.raw`{"a\"b\\",NULL,"3"}`] },
  ],
  ['{"sql":"x","values":[{"a":1}]}', { kind: 'bad-values', sql: 'x' }],
  ['{"sql":"x","values":[[["nested"]]]}', { kind: 'bad-values' }],
  [`{"sql":"x","values":[${'1,'.repeat(2_000)}1]}`, { kind: 'bad-values' }],
  ['{"answer":{"b":1}}', { kind: 'answer', json: '{"b":1}' }],
  ['{"answer":null}', { kind: 'answer', json: 'null' }],
])('%.60s is understood', (line, message) => {
  expect(readMessage(line)).toMatchObject(message);
});

test.each([
  '',
  'here I am',
  '[]',
  'null',
  '{}',
  '{"sql":1}',
  '{"sql":"x","values":"a"}',
  '{"sql":"x","answer":1}',
  '{"answer":1,"rows":[]}',
  `{"answer":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
])('%.40j is malformed', (line) => {
  expect(readMessage(line).kind).toBe('malformed');
});

async function linesOf(pieces: readonly string[], most = 20): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of readLines(Readable.from(pieces.map((piece) => Buffer.from(piece))), most))
    lines.push(line);
  return lines;
}

test('lines are assembled from chunks, and the last needs no line break', async () => {
  expect(await linesOf(['on', 'e\ntwo\n', '\nthr', 'ee'])).toEqual(
    ['one', 'two', '', 'three'].map((text) => ({ text })),
  );
  const ü = Buffer.from('ü\n');
  const lines: Line[] = [];
  for await (const line of readLines(Readable.from([ü.subarray(0, 1), ü.subarray(1)]), 20)) lines.push(line);
  expect(lines).toEqual([{ text: 'ü' }]);
});

test('an endless line is read only up to the length limit', async () => {
  let read = 0;
  const endless = Readable.from(
    (function* () {
      for (; read < 1_000; read += 1) yield Buffer.from('x'.repeat(15));
    })(),
  );
  const lines: Line[] = [];
  for await (const line of readLines(endless, 20)) lines.push(line);
  expect(lines).toEqual([{ tooLong: true }]);
  expect(read).toBeLessThan(100);
  expect(await linesOf([`${'y'.repeat(21)}\nz\n`])).toEqual([{ tooLong: true }]);
});
