import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { newQueueEntry, type QueueEntry } from './repository.js';
import { listAhead, planDispatch, type Served } from './schedule.js';

let clock = 0;
const entry = (submission: string, user: string, changes: Partial<QueueEntry> = {}): QueueEntry =>
  newQueueEntry({ submission, user, lane: 'grading-submit', createdAt: ++clock, ...changes });
const names = (queueEntries: readonly QueueEntry[]) => queueEntries.map(({ submission }) => submission);
const plan = (queueEntries: readonly QueueEntry[], placesPerLane: number, nowMs = 0, served?: Served) =>
  planDispatch(queueEntries, {
    capacityOf: () => placesPerLane,
    nowMs,
    ...(served === undefined ? {} : { served }),
  });
const admitted = (queueEntries: readonly QueueEntry[], positions: number, nowMs = 0, served?: Served) =>
  names(plan(queueEntries, positions, nowMs, served).admit);

describe('places in the queue', () => {
  it('go round by user, so that a flood delays its own user', () => {
    const flood = ['a1', 'a2', 'a3', 'a4'].map((name) => entry(name, 'ann'));
    const queueEntries = [...flood, entry('b1', 'ben'), entry('c1', 'cleo')];
    expect(admitted(queueEntries, 4)).toEqual(['a1', 'b1', 'c1', 'a2']);
  });

  it('count what a user already has in the queue', () => {
    const queueEntries = [
      entry('a1', 'ann', { admittedAttempt: 1 }),
      entry('a2', 'ann'),
      entry('b1', 'ben'),
      entry('b2', 'ben'),
    ];
    expect(admitted(queueEntries, 3)).toEqual(['b1', 'a2']);
  });

  it('count recently served entries, so that a user who comes after a flood goes first', () => {
    const queueEntries = ['a1', 'a2'].map((name) => entry(name, 'ann'));
    const later = ['b1', 'b2'].map((name) => entry(name, 'ben'));
    const served: Served = (_lane, user) => (user === 'ann' ? 2 : 0);
    expect(admitted([...queueEntries, ...later], 3, 0, served)).toEqual(['b1', 'b2', 'a1']);
  });

  it('are given per lane, sample runs first', () => {
    const queueEntries = [
      entry('s1', 'ann', { admittedAttempt: 1 }),
      entry('s2', 'ann'),
      entry('r1', 'ann', { lane: 'grading-run' }),
    ];
    expect(admitted(queueEntries, 1)).toEqual(['r1']);
  });

  it('are not given before an entry is due', () => {
    const queueEntries = [entry('a1', 'ann', { notBefore: 100 })];
    expect(admitted(queueEntries, 1, 99)).toEqual([]);
    expect(admitted(queueEntries, 1, 100)).toEqual(['a1']);
  });

  it('are given to an entry that was due later, before the clock was set back', () => {
    const before = 3_600_000;
    expect(admitted([entry('a1', 'ann', { notBefore: before + 2_000 })], 1, 0)).toEqual(['a1']);
  });

  it('are given up to earlier rounds, the latest first', () => {
    const flood = ['a1', 'a2', 'a3'].map((name) => entry(name, 'ann', { admittedAttempt: 1 }));
    const queueEntries = [...flood, entry('b1', 'ben'), entry('c1', 'cleo')];
    const swaps = plan(queueEntries, 3).swap.map((swap) => [swap.out.submission, swap.in.submission]);
    expect(swaps).toEqual([
      ['a3', 'b1'],
      ['a2', 'c1'],
    ]);
  });

  it('are not given up within a round', () => {
    const queueEntries = [entry('a1', 'ann', { admittedAttempt: 1 }), entry('b1', 'ben')];
    expect(plan(queueEntries, 1).swap).toEqual([]);
  });
});

describe('what is ahead of an entry', () => {
  it('is what is served before it, in the same lane only', () => {
    const queueEntries = [
      entry('a1', 'ann', { admittedAttempt: 1 }),
      entry('a2', 'ann'),
      entry('b1', 'ben'),
      entry('r1', 'ann', { lane: 'grading-run' }),
    ];
    const ahead = ['a1', 'a2', 'b1', 'r1'].map((name) => names(listAhead(queueEntries, name)));
    expect(ahead).toEqual([[], ['a1', 'b1'], ['a1'], []]);
  });

  it('is nothing for an entry that is gone', () => {
    expect(listAhead([], 'x')).toEqual([]);
  });
});

const anyEntries = fc
  .array(fc.record({ user: fc.constantFrom('a', 'b', 'c'), held: fc.boolean(), at: fc.nat(50) }), {
    maxLength: 40,
  })
  .map((rows) =>
    rows.map(({ user, held, at }, index) =>
      newQueueEntry({
        submission: `s${index}`,
        user,
        lane: 'grading-run',
        createdAt: at,
        admittedAttempt: held ? 1 : 0,
      }),
    ),
  );

describe('any queue', () => {
  it('gives every free place away and never one twice', () => {
    fc.assert(
      fc.property(anyEntries, fc.nat(20), (queueEntries, positions) => {
        const { admit, swap } = plan(queueEntries, positions);
        const held = queueEntries.filter(({ admittedAttempt }) => admittedAttempt > 0).length;
        const waiting = queueEntries.length - held;
        expect(admit).toHaveLength(Math.min(waiting, Math.max(0, positions - held)));
        const given = names([...admit, ...swap.map((each) => each.in)]);
        expect(new Set(given).size).toBe(given.length);
      }),
    );
  });

  it('has one entry at each position', () => {
    fc.assert(
      fc.property(anyEntries, (queueEntries) => {
        const positions = queueEntries.map(({ submission }) => listAhead(queueEntries, submission).length);
        expect(positions.sort((a, b) => a - b)).toEqual(queueEntries.map((_, index) => index));
      }),
    );
  });

  it('serves nobody a second time before everybody who waits was served once', () => {
    fc.assert(
      fc.property(anyEntries, (queueEntries) => {
        const fresh = queueEntries.map((each) => ({ ...each, admittedAttempt: 0 }));
        const users = new Set(fresh.map(({ user }) => user));
        const first = plan(fresh, users.size).admit;
        expect(new Set(first.map(({ user }) => user))).toEqual(users);
      }),
    );
  });
});
