import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TIMES_KEPT, type GradingTime } from '../../services/api/src/features/queue/grading-times.js';
import type { RegradeLink } from '../../services/api/src/features/submissions/regrades.js';
import type { Repositories } from '../../services/api/src/ports.js';
import {
  atOnce,
  REPOSITORY_HARNESSES,
  unique,
  winners,
  type Harness,
} from '../support/api/api-repositories.js';

const link = (original: string, number: number): RegradeLink => ({
  original,
  number,
  submission: unique(),
  by: 'reviewer',
  at: number,
});
const time = (changes: Partial<GradingTime> = {}): GradingTime => ({
  submission: unique(),
  lane: 'grading-run',
  work: 'sum@1:run',
  tookMs: 12.5,
  at: 1_700_000_000_000,
  ...changes,
});

describe.each(REPOSITORY_HARNESSES)('the repositories %s', (_name, createHarness) => {
  let harness: Harness;
  let stored: Repositories;
  beforeAll(async () => {
    harness = await createHarness();
    stored = harness.repositories;
  }, 60_000);
  afterAll(() => harness.drop(), 60_000);

  describe('of regrades', () => {
    it('assign each number of an original once, under concurrent tries', async () => {
      const original = unique();
      const tries = Array.from({ length: 10 }, () => link(original, 1));
      const results = await atOnce(10, (index) => stored.regrades.insert(tries[index] ?? link(original, 1)));
      expect(winners(results)).toBe(1);
      expect(await stored.regrades.list(original)).toEqual([tries[results.indexOf(true)]]);
    });

    it('list all regrades of an original, oldest first', async () => {
      const original = unique();
      expect(await stored.regrades.list(original)).toEqual([]);
      const links = Array.from({ length: 11 }, (_, index) => link(original, index + 1));
      for (const each of links) await stored.regrades.insert(each);
      await stored.regrades.insert(link(unique(), 1));
      expect(await stored.regrades.list(original)).toEqual(links);
    });

    it('admit readers one at a time', async () => {
      const [submission, reader] = [unique(), unique()];
      expect(await stored.regrades.mayRead(submission, reader)).toBe(false);
      await stored.regrades.allow(submission, reader);
      await stored.regrades.allow(submission, reader);
      expect(await stored.regrades.mayRead(submission, reader)).toBe(true);
      expect(await stored.regrades.mayRead(submission, unique())).toBe(false);
      expect(await stored.regrades.mayRead(unique(), reader)).toBe(false);
    });
  });

  describe('of grading times', () => {
    it('keep stored times, one per submission', async () => {
      const put = time();
      await stored.gradingTimes.put(put);
      await stored.gradingTimes.put(put);
      expect((await stored.gradingTimes.list()).filter((each) => each.submission === put.submission)).toEqual(
        [put],
      );
    });

    it('never keep more than their limit', async () => {
      for (let round = 0; round < 12; round++) await atOnce(50, () => stored.gradingTimes.put(time()));
      const kept = (await stored.gradingTimes.list()).length;
      expect(kept).toBeLessThanOrEqual(TIMES_KEPT);
      expect(kept).toBeGreaterThan(TIMES_KEPT / 2);
    });
  });

  describe('of orders', () => {
    it('keep what is graded', async () => {
      const order = {
        submission: unique(),
        user: 'u',
        lane: 'grading-submit',
        work: 'sum@1:submit',
        createdAt: 1,
        admittedAttempt: 0,
        admittedAt: 0,
        notBefore: 0,
      } as const;
      await stored.queueEntries.insert(order);
      expect(await stored.queueEntries.find(order.submission)).toEqual(order);
      await stored.queueEntries.remove(order.submission);
    });
  });
});
