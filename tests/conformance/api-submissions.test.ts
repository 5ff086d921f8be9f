import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newQueueEntry } from '../../services/api/src/features/queue/repository.js';
import type {
  Ending,
  Outcome,
  SubmissionRecord,
} from '../../services/api/src/features/submission-records/record.js';
import type { Repositories } from '../../services/api/src/ports.js';
import {
  atOnce,
  ODD_TEXT,
  REPOSITORY_HARNESSES,
  unique,
  winners,
  type Harness,
} from '../support/api/api-repositories.js';

function record(changes: Partial<SubmissionRecord> = {}): SubmissionRecord {
  const slug = changes.slug ?? 'price-spread';
  return {
    id: unique(),
    user: unique(),
    slug,
    challenge: { slug, version: 1, digest: 'sha256:00' },
    language: 'python',
    mode: 'submit',
    seed: '00',
    createdAt: 1_700_000_000_000,
    ...changes,
  };
}

const outcome: Outcome = {
  status: 'graded',
  attempt: 1,
  verdict: 'partial',
  reason: 'wrong-answer',
  score: {
    points: 12.5,
    max: 100,
    percent: 12.5,
    groups: [{ id: 'correct', title: 'Correctness', points: 12.5, max: 100, components: [] }],
  },
  phases: {
    queuedMs: 1,
    waitingMs: 0,
    calibrateMs: 0,
    measureMs: 0,
    prepareMs: 2,
    compileMs: 3,
    runMs: 4,
    judgeMs: 5,
    recordMs: 6,
  },
  finishedAt: 1_700_000_001_000,
  lastSeq: 1,
  epoch: 'e',
};

function ending(submission: string, changes: Partial<Ending> = {}): Ending {
  const at = '2026-03-01T12:00:00.000Z';
  const queued = { submission, seq: 1, at, type: 'submission.queued', data: { position: 0 } } as const;
  return {
    submission,
    attempt: 1,
    at: 1_700_000_001_000,
    final: { outcome, details: { checks: [], events: [queued] } },
    ...changes,
  };
}

describe.each(REPOSITORY_HARNESSES)('the repositories %s', (_name, createHarness) => {
  let harness: Harness;
  let stored: Repositories;
  beforeAll(async () => {
    harness = await createHarness();
    stored = harness.repositories;
  }, 60_000);
  afterAll(() => harness.drop(), 60_000);

  describe('of submissions', () => {
    it('return the stored record, files included, byte for byte', async () => {
      const files = [{ path: 'main.py', content: `print("${ODD_TEXT}")\r\n` }];
      const put = record({ entry: 'main.py', input: ODD_TEXT });
      expect(await stored.submissions.insert(put, files)).toBe(true);
      expect(await stored.submissions.find(put.id)).toEqual(put);
      expect(await stored.submissions.getFiles(put.id)).toEqual(files);
      expect(await stored.submissions.find('nobody')).toBeUndefined();
      await expect(stored.submissions.getFiles('nobody')).rejects.toThrow('no files');
    });

    it('store a record after its order, and not without it', async () => {
      const put = record();
      let isOrdered = (): void => undefined;
      const ordering = new Promise<void>((resolve) => (isOrdered = resolve));
      const inserting = stored.submissions.insert(put, [], ordering);
      await pause(50);
      expect(await stored.submissions.find(put.id)).toBeUndefined();
      isOrdered();
      expect(await inserting).toBe(true);
      const lost = record();
      const rejected = Promise.reject(new Error('no order'));
      await expect(stored.submissions.insert(lost, [], rejected)).rejects.toThrow('no order');
      expect(await stored.submissions.find(lost.id)).toBeUndefined();
    });

    it('return once what was just inserted', async () => {
      const files = [{ path: 'main.py', content: 'x' }];
      const [put, removed] = [record({ input: ODD_TEXT }), record()];
      for (const one of [put, removed]) await stored.submissions.insert(one, files);
      expect(stored.submissions.takeInserted(put.id)).toEqual({ record: put, files });
      expect(stored.submissions.takeInserted(put.id)).toBeUndefined();
      await stored.submissions.insert(put, files);
      expect(stored.submissions.takeInserted(put.id)).toBeUndefined();
      await stored.submissions.remove(removed.id);
      expect(stored.submissions.takeInserted(removed.id)).toBeUndefined();
    });

    it('store an id once, under concurrent tries', async () => {
      const put = record();
      const files = [{ path: 'main.py', content: 'x' }];
      expect(winners(await atOnce(10, () => stored.submissions.insert(put, files)))).toBe(1);
    });

    it('end an attempt once, under concurrent tries', async () => {
      const put = record();
      await stored.submissions.insert(put, []);
      const tries = await atOnce(20, (index) =>
        stored.submissions.insertEnding(ending(put.id, { fault: `racer ${index}` })),
      );
      expect(winners(tries)).toBe(1);
      const kept = await stored.submissions.findEnding(put.id, 1);
      expect(kept?.fault).toBe(`racer ${tries.indexOf(true)}`);
    });

    it('list endings in order of attempts', async () => {
      const { id } = record();
      const lost = (attempt: number): Ending => ({ submission: id, attempt, at: attempt, fault: ODD_TEXT });
      await stored.submissions.insertEnding(lost(2));
      await stored.submissions.insertEnding(lost(1));
      await stored.submissions.insertEnding(ending(id, { attempt: 3 }));
      expect(await stored.submissions.listEndings(id)).toEqual([
        lost(1),
        lost(2),
        ending(id, { attempt: 3 }),
      ]);
      expect(await stored.submissions.findEnding(id, 4)).toBeUndefined();
    });

    it('list any number of endings', async () => {
      const { id } = record();
      const returned = (attempt: number): Ending => ({ submission: id, attempt, at: attempt, events: [] });
      const all = [1, 2, 3, 4, 5, 6, 7].map(returned);
      for (const one of all) await stored.submissions.insertEnding(one);
      expect(await stored.submissions.listEndings(id)).toEqual(all);
    });

    it('keep the id and the trace of the request that made them', async () => {
      const put = { ...record(), trace: { requestId: 'r', traceparent: '00-1-2-01' } };
      await stored.submissions.insert(put, []);
      expect(await stored.submissions.find(put.id)).toEqual(put);
    });

    it('store an outcome on the record', async () => {
      const put = record();
      await stored.submissions.insert(put, []);
      await stored.submissions.noteOutcome(put.id, outcome);
      await stored.submissions.noteOutcome(put.id, outcome);
      expect(await stored.submissions.find(put.id)).toEqual({ ...put, outcome });
      await stored.submissions.noteOutcome('nobody', outcome);
      expect(await stored.submissions.find('nobody')).toBeUndefined();
    });

    it('list the history of a user newest first, page by page, filtered', async () => {
      const user = unique();
      const ids = ['a', 'b', 'c', 'd'].map((letter) => `${letter}${unique()}`);
      const modes = ['submit', 'run', 'submit', 'submit'] as const;
      for (const [index, id] of ids.entries()) {
        const slug = index === 3 ? 'late-orders' : 'price-spread';
        await stored.submissions.insert(record({ id, user, slug, mode: modes[index] ?? 'run' }), []);
      }
      await stored.submissions.insert(record(), []);
      const list = async (query: object) =>
        (await stored.submissions.list({ user, limit: 10, ...query })).map((row) => row.id);
      const [a, b, c, d] = ids;
      expect(await list({})).toEqual([d, c, b, a]);
      expect(await list({ limit: 2 })).toEqual([d, c]);
      expect(await list({ before: c })).toEqual([b, a]);
      expect(await list({ slug: 'price-spread', mode: 'submit' })).toEqual([c, a]);
      const submits = await stored.submissions.listSubmits(user, 'price-spread');
      expect(submits).toHaveLength(2);
      expect(await stored.submissions.listSubmits(user)).toHaveLength(3);
    });
  });

  describe('of orders', () => {
    it('keep an order through admission and release', async () => {
      const order = newQueueEntry({ submission: unique(), user: 'u', lane: 'grading-run', createdAt: 5 });
      expect(winners(await atOnce(5, () => stored.queueEntries.insert(order)))).toBe(1);
      const before = await stored.queueEntries.count();
      await stored.queueEntries.admit(order.submission, 2, 77);
      const admitted = { ...order, admittedAttempt: 2, admittedAt: 77 };
      expect(await stored.queueEntries.find(order.submission)).toEqual(admitted);
      expect(await stored.queueEntries.list()).toContainEqual(admitted);
      await stored.queueEntries.release(order.submission, 99);
      expect(await stored.queueEntries.find(order.submission)).toEqual({ ...order, notBefore: 99 });
      await stored.queueEntries.remove(order.submission);
      expect(await stored.queueEntries.find(order.submission)).toBeUndefined();
      expect(await stored.queueEntries.count()).toBe(before - 1);
    });

    it('do not bring back an order that is gone', async () => {
      const name = unique();
      await stored.queueEntries.admit(name, 1, 1);
      await stored.queueEntries.release(name, 1);
      await stored.queueEntries.remove(name);
      expect(await stored.queueEntries.find(name)).toBeUndefined();
    });
  });

  describe('of idempotency keys', () => {
    it('assign a user’s key once', async () => {
      const user = unique();
      const key = { user, key: 'k', bodyDigest: 'd', submission: 's', createdAt: 1_000 };
      const tries = await atOnce(10, (index) => stored.keys.insert({ ...key, submission: `s${index}` }));
      expect(winners(tries)).toBe(1);
      expect(await stored.keys.find(user, 'k')).toEqual({ ...key, submission: `s${tries.indexOf(true)}` });
      expect(await stored.keys.find(unique(), 'k')).toBeUndefined();
      expect(await stored.keys.insert({ ...key, user: unique() })).toBe(true);
    });

    it('forget old keys', async () => {
      const user = unique();
      const key = { user, bodyDigest: 'd', submission: 's' };
      await stored.keys.insert({ ...key, key: 'old', createdAt: 10 });
      await stored.keys.insert({ ...key, key: 'new', createdAt: 2_000 });
      expect(await stored.keys.sweep(20)).toBeGreaterThanOrEqual(1);
      expect(await stored.keys.find(user, 'old')).toBeUndefined();
      expect(await stored.keys.find(user, 'new')).toBeDefined();
    });
  });
});
