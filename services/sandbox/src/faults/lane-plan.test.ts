import { describe, expect, it } from 'vitest';
import type { Fault } from '@hone/contracts/sandbox';
import fc from 'fast-check';
import { faultsOf, newPlan, planPieces, type Piece } from './lane-plan.js';

const never = () => 0.5;

function plan(faults: readonly Fault[], data: string | null, nowMs = 0, state = newPlan(), random = never) {
  const bytes = data === null ? null : Buffer.from(data);
  return planPieces(bytes, nowMs, faultsOf(faults, 'up'), state, random).map(
    ({ data: piece, dueMs }) => [piece === null ? null : piece.toString(), dueMs] as const,
  );
}

const up = { direction: 'up' } as const;

describe('the plan of a direction', () => {
  it('delivers data at once if no fault applies to its direction', () => {
    expect(plan([], 'hello', 7)).toEqual([['hello', 7]]);
    expect(plan([{ type: 'latency', direction: 'down', ms: 100 }], 'hello', 7)).toEqual([['hello', 7]]);
  });

  it.each([
    [0, 75],
    [0.5, 100],
    [1, 125],
  ])('adds latency with jitter both ways (drawn %d)', (drawn, dueMs) => {
    const faults = [{ type: 'latency', ...up, ms: 100, jitterMs: 25 }] as const;
    expect(plan(faults, 'hello', 0, newPlan(), () => drawn)).toEqual([['hello', dueMs]]);
  });

  it('never lets later bytes overtake earlier ones', () => {
    const state = newPlan();
    const draws = [1, 0];
    const random = () => draws.shift() ?? 0;
    const faults = [{ type: 'latency', ...up, ms: 100, jitterMs: 100 }] as const;
    expect(plan(faults, 'first', 0, state, random)).toEqual([['first', 200]]);
    expect(plan(faults, 'second', 10, state, random)).toEqual([['second', 200]]);
  });

  it('slices, with a gap between the slices', () => {
    expect(plan([{ type: 'slicer', ...up, bytes: 2, gapMs: 5 }], 'hello')).toEqual([
      ['he', 0],
      ['ll', 5],
      ['o', 10],
    ]);
  });

  it('feeds a limited line in portions, one after another', () => {
    const state = newPlan();
    const line = [{ type: 'bandwidth', ...up, bytesPerSecond: 100 }] as const;
    expect(plan(line, 'x'.repeat(12), 0, state).map(([, due]) => due)).toEqual([50, 100, 120]);
    expect(plan(line, 'x'.repeat(5), 60, state).map(([, due]) => due)).toEqual([170]);
    expect(plan(line, 'x', 1000, state).map(([, due]) => due)).toEqual([1010]);
  });

  it('delays only the end with a slow close', () => {
    const state = newPlan();
    const slow = [{ type: 'slow-close', ...up, ms: 300 }] as const;
    expect(plan(slow, 'hello', 10, state)).toEqual([['hello', 10]]);
    expect(plan(slow, null, 20, state)).toEqual([[null, 320]]);
  });

  it('keeps every byte, in order, and delivers nothing before it came or before earlier bytes', () => {
    const ms = fc.integer({ min: 0, max: 500 });
    const fault = fc.oneof(
      fc.record({
        type: fc.constant('latency' as const),
        direction: fc.constant('up' as const),
        ms,
        jitterMs: ms,
      }),
      fc.record({
        type: fc.constant('slicer' as const),
        direction: fc.constant('up' as const),
        bytes: fc.integer({ min: 1, max: 50 }),
        gapMs: ms,
      }),
      fc.record({
        type: fc.constant('bandwidth' as const),
        direction: fc.constant('up' as const),
        bytesPerSecond: fc.integer({ min: 1, max: 10_000 }),
      }),
      fc.record({ type: fc.constant('slow-close' as const), direction: fc.constant('up' as const), ms }),
    );
    const arrivals = fc.array(
      fc.record({ afterMs: ms, bytes: fc.uint8Array({ minLength: 1, maxLength: 200 }) }),
    );
    fc.assert(
      fc.property(
        fc.array(fault, { maxLength: 4 }),
        arrivals,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (faults, given, draws) => {
          const state = newPlan();
          const random = () => Number(draws.next().value ?? 0.5);
          const pieces: Piece[] = [];
          let nowMs = 0;
          for (const { afterMs, bytes } of given) {
            nowMs += afterMs;
            const planned = planPieces(Buffer.from(bytes), nowMs, faults, state, random);
            expect(planned[0]?.dueMs).toBeGreaterThanOrEqual(nowMs);
            pieces.push(...planned);
          }
          pieces.push(...planPieces(null, nowMs, faults, state, random));
          const sent = Buffer.concat(given.map(({ bytes }) => bytes));
          expect(Buffer.concat(pieces.flatMap(({ data }) => (data === null ? [] : [data])))).toEqual(sent);
          expect(pieces.filter(({ data }) => data === null)).toHaveLength(1);
          expect(pieces.at(-1)?.data).toBeNull();
          const times = pieces.map(({ dueMs }) => dueMs);
          expect(times).toEqual([...times].sort((a, b) => a - b));
        },
      ),
    );
  });
});
