import type { ProbeResponse } from '@hone/contracts/sandbox';
import { describe, expect, it } from 'vitest';
import { judgeAnswer } from './judge-answer.js';
import { keepValues } from './keep-values.js';
import { stepSchema } from './step.js';

const answer = (headers: readonly (readonly [string, string])[], body: unknown): ProbeResponse => ({
  status: 200,
  headers: headers.map(([name, value]) => [name, value]),
  body: Buffer.from(JSON.stringify(body)),
  cut: false,
});
const stepOf = (expected: object) =>
  stepSchema.parse({ send: 'GET /', expect: { status: 200, ...expected } });

describe('a value that a service chose', () => {
  const step = stepOf({ headers: { ETag: '{{etag}}' }, json: { id: '{{id}}' } });
  const kept = new Map([
    ['etag', '*'],
    ['id', '$any'],
  ]);

  it('is compared, not read as a test', () => {
    expect(judgeAnswer(step.expect, answer([['etag', '*']], { id: '$any' }), kept)).toBeUndefined();
    expect(judgeAnswer(step.expect, answer([['etag', '"7"']], { id: '$any' }), kept)).toMatchObject({
      where: 'header ETag',
    });
    expect(judgeAnswer(step.expect, answer([['etag', '*']], { id: 'x' }), kept)).toMatchObject({
      where: 'body /id',
    });
  });

  it('may begin a header, where the author says so', () => {
    const { expect: expected } = stepOf({ headers: { Location: '{{id}}*' } });
    expect(judgeAnswer(expected, answer([['location', '$any/7']], {}), kept)).toBeUndefined();
  });

  it('is kept only if a request can carry it', () => {
    const keep = { keep: { id: 'json.id' } };
    const values = new Map<string, unknown>();
    expect(keepValues(keep, answer([], { id: { $x: 1 } }), values)).toEqual({
      where: 'body /id',
      expected: 'a text or a number',
      actual: '{"$x":1}',
    });
    expect(keepValues(keep, answer([], {}), values)).toMatchObject({ actual: 'nothing' });
    expect(keepValues(keep, answer([], { id: 7 }), values)).toBeUndefined();
    expect(values.get('id')).toBe(7);
  });
});
