import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventBody, LiveEvent, Submission } from '@hone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROGRAMS, writeMeasuredChallenge } from '../support/challenges/measured-challenge.js';
import { startSite, type Site } from '../support/site/site.js';
import { followEvents, getSubmission, postSubmission, type SubmitOrder } from '../support/site/submit.js';

const TIMEOUT_MS = 600_000;
const order = (content: string, mode: SubmitOrder['mode'] = 'submit'): SubmitOrder => ({
  challenge: 'sums-of-sums',
  language: 'python',
  mode,
  files: [{ path: 'main.py', content }],
});

let folder: string;
let site: Site;
beforeAll(async () => {
  folder = writeMeasuredChallenge();
  site = await startSite({ challenges: [folder], measured: () => true, runtimes: ['python'] });
}, 240_000);
afterAll(async () => {
  await site.stop();
  rmSync(folder, { recursive: true });
}, 60_000);

interface Followed {
  readonly id: string;
  /** Resolves when an event of the type has come. */
  sees(type: EventBody['type']): Promise<void>;
  readonly end: Promise<{ readonly events: readonly LiveEvent[]; readonly submission: Submission }>;
}

async function follow(submitted: SubmitOrder): Promise<Followed> {
  const id = await postSubmission(site.url, submitted);
  const seen = new Set<string>();
  const events = followEvents(site.url, id, {}, ({ type }) => void seen.add(type));
  return {
    id,
    async sees(type) {
      while (!seen.has(type)) await pause(20);
    },
    end: events.then(async (list) => ({ events: list, submission: await getSubmission(site.url, id) })),
  };
}

const typesOf = (events: readonly LiveEvent[]) =>
  events.map(({ type }) => type).filter((type) => type !== 'grading.log' && type !== 'grading.phase');

/** Its phases add up to the time from its arrival to its verdict. */
function expectPhasesToAddUp({ phases, createdAt, finishedAt }: Submission): void {
  const allMs = Date.parse(finishedAt ?? '') - Date.parse(createdAt);
  const sumMs = Object.values(phases ?? {}).reduce((sum, ms) => sum + ms, 0);
  expect(phases?.measureMs).toBeGreaterThan(0);
  expect(Math.abs(sumMs - allMs)).toBeLessThan(Math.max(0.05 * allMs, 250));
}

describe('measured submissions', () => {
  it(
    'say that they are correct first, wait for each other, delay no run, and account for all of their time',
    async () => {
      const [first, second] = [await follow(order(PROGRAMS.other)), await follow(order(PROGRAMS.naive))];
      await Promise.all([first.sees('grading.provisional'), second.sees('grading.provisional')]);
      const run = await (await follow(order(PROGRAMS.other, 'run'))).end;
      const before = await Promise.all([first, second].map(({ id }) => getSubmission(site.url, id)));
      expect(run.submission).toMatchObject({ status: 'graded', verdict: 'accepted' });
      expect(before.map(({ verdict }) => verdict)).toEqual([null, null]);
      const { events, submission } = await first.end;
      expect(submission).toMatchObject({
        ...{ status: 'graded', verdict: 'accepted', attempts: 1 },
        score: { percent: 100 },
      });
      expect((await second.end).submission).toMatchObject({
        ...{ status: 'graded', verdict: 'partial', reason: 'too-slow', attempts: 1 },
        score: { percent: 40 },
      });
      const types = typesOf(events);
      expect(types.indexOf('grading.provisional')).toBeGreaterThan(types.indexOf('grading.check'));
      expect(types.filter((type) => type === 'grading.provisional')).toHaveLength(1);
      expect(events.find(({ type }) => type === 'grading.provisional')).toMatchObject({
        data: { correct: true, points: 40, max: 100 },
      });
      expectPhasesToAddUp(submission);
    },
    TIMEOUT_MS,
  );

  it(
    'are graded at once where they are wrong, and never measured',
    async () => {
      const { events, submission } = await (await follow(order('print(0)\n'))).end;
      expect(submission).toMatchObject({ verdict: 'rejected', reason: 'wrong-answer' });
      expect(typesOf(events)).not.toContain('grading.provisional');
      expect(submission.phases?.measureMs).toBe(0);
    },
    TIMEOUT_MS,
  );
});
