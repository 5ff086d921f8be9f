import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAvailability } from './availability.js';
import { checkEcho } from './echo.js';
import { checkUniqueIds } from './unique-ids.js';
import { distinctIds, historyOf } from './testing/simulated/ids.fixture.js';

describe('unique ids', () => {
  it('pass where all differ, however they are written', () => {
    fc.assert(fc.property(distinctIds, (ids) => checkUniqueIds(historyOf(ids)).outcome === 'pass'));
  });

  it('fail with the two operations that got the same one', () => {
    fc.assert(
      fc.property(distinctIds, fc.nat(), fc.nat(), (ids, from, to) => {
        const first = from % ids.length;
        const second = ids.length + (to % 5);
        const outputs = [...ids, ...Array.from({ length: 5 }, (_, at) => `fresh ${at} of ${ids.length}`)];
        const doubled = outputs.with(second, outputs[first] ?? '');
        const result = checkUniqueIds(historyOf(doubled));
        if (result.outcome !== 'fail') throw new Error('the repetition was not found');
        expect(result.counterexample.operations).toEqual([first, second]);
      }),
    );
  });

  it('fail with the range of the numbers until then, which separates counters from short random ones', () => {
    const result = checkUniqueIds(historyOf([7, 391, 12, 391]));
    if (result.outcome !== 'fail') throw new Error('the repetition was not found');
    expect(result.counterexample.sentence).toContain('The 3 ids until then are from 7 to 391.');
  });

  it('distinguish a number from its text, and ignore missing answers', () => {
    expect(checkUniqueIds(historyOf([1, '1', undefined, undefined])).outcome).toBe('pass');
  });
});

it('require at least one answer', () => {
  expect([checkUniqueIds, checkEcho].map((check) => check(historyOf([undefined])).outcome)).toEqual([
    'fail',
    'fail',
  ]);
});

describe('availability', () => {
  const history = historyOf([1, 2, 3, undefined]);

  it('requires every answer, or the share that the task names', () => {
    expect(checkAvailability(history, { least: 0.75 }).outcome).toBe('pass');
    const result = checkAvailability(history, {});
    if (result.outcome !== 'fail') throw new Error('the lost request was not found');
    expect(result.counterexample.sentence).toBe(
      '1 request of 4 got no result (asked of n0). All must get one.',
    );
    expect(result.counterexample.operations).toEqual([3]);
  });

  it('reports how many were answered, and how soon', () => {
    const { figures } = checkAvailability(history, {});
    expect(Object.fromEntries(figures.map(({ name, value }) => [name, value]))).toEqual({
      Operations: 4,
      Availability: 75,
      'Latency, median': 5,
      'Latency, 95th percentile': 5,
    });
  });
});

describe('echo', () => {
  it('passes where every answer repeats its request, and names the first that does not', () => {
    expect(checkEcho(historyOf(['a', 'a'], 'a')).outcome).toBe('pass');
    const result = checkEcho(historyOf(['a', 'a ', 'b'], 'a'));
    if (result.outcome !== 'fail') throw new Error('the difference was not found');
    expect(result.counterexample.sentence).toBe('c1 sent "a" to n1 and got back "a ".');
  });
});
