import { describe, expect, it } from 'vitest';
import type { History, HistoryEvent } from '../history/history.js';
import { checkAvailability } from './availability.js';

type Asked = readonly [name: string, error?: string];

const historyOf = (all: readonly Asked[]): History =>
  all.flatMap(([name, error], operation): HistoryEvent[] => [
    { type: 'invoke', atMs: operation, operation, client: 'c1', node: 'n0', name, input: {} },
    error === undefined
      ? { type: 'ok', atMs: operation, operation, output: {} }
      : { type: 'fail', atMs: operation, operation, error },
  ]);
const changes = ({ name }: { readonly name: string }): boolean => name === 'write';
const many = (asked: Asked, count: number): readonly Asked[] => Array.from({ length: count }, () => asked);
const judge = (all: readonly Asked[], least = 0.3) =>
  checkAvailability(historyOf(all), { least, changes, answers: { read: ['key-does-not-exist'] } });

describe('availability', () => {
  it('counts an error as an answer where it may be one, and nowhere else', () => {
    expect(judge([...many(['read', 'key-does-not-exist: none'], 9), ['write']], 1).outcome).toBe('pass');
    expect(judge([...many(['read'], 9), ['write'], ['write', 'key-does-not-exist: none']], 1).outcome).toBe(
      'fail',
    );
  });

  it('fails where every change is rejected, however many reads are answered', () => {
    const found = judge([...many(['read'], 50), ...many(['write', 'temporarily-unavailable: no'], 5)]);
    if (found.outcome !== 'fail') throw new Error('it was not found');
    expect(found.counterexample.sentence).toBe('None of 5 requests that change something was acknowledged.');
    expect(found.counterexample.steps).toHaveLength(3);
  });

  it.each([
    [
      'one change is acknowledged',
      [...many(['write', 'temporarily-unavailable: no'], 20), ['write'] as Asked],
    ],
    ['few changes were asked for', many(['write', 'temporarily-unavailable: no'], 4)],
  ])('may be low where %s', (_what, all) => {
    expect(judge([...many(['read'], 50), ...all]).outcome).toBe('pass');
  });
});
