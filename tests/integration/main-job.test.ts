import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { liveEventSchema, submissionSchema, type LiveEvent } from '@hone/contracts';
import { z } from 'zod';
import { connectLive } from '../support/site/live.js';
import { sharedSite } from '../support/site/shared-site.js';
import type { RunningSite } from '../support/site/site.js';
import {
  followEvents,
  getSubmission,
  guestCookie,
  postSubmission,
  type SubmitOrder,
} from '../support/site/submit.js';

const CHALLENGES = fileURLToPath(new URL('../../challenges/', import.meta.url));
const accepted = readFileSync(
  `${CHALLENGES}busiest-window/solutions/accepted/two-pointers-python/main.py`,
  'utf8',
);
const order = (content = accepted): SubmitOrder => ({
  challenge: 'busiest-window',
  language: 'python',
  mode: 'submit',
  files: [{ path: 'main.py', content }],
});

let site: RunningSite;
beforeAll(async () => {
  site = await sharedSite();
}, 240_000);

const overHttp = async (id: string, after = 0): Promise<LiveEvent[]> => {
  const response = await fetch(`${site.url}/api/v1/submissions/${id}/events?after=${after}`, {
    headers: { cookie: await guestCookie(site.url) },
  });
  return z.object({ items: z.array(liveEventSchema) }).parse(await response.json()).items;
};

describe('the main job', () => {
  it('grades an accepted answer with full marks, and every list of its events is the same', async () => {
    const live = await connectLive(site.url);
    const id = await postSubmission(site.url, order());
    expect(await live.subscribe(id, 0)).toMatchObject({ ok: true });
    const streamed = followEvents(site.url, id);
    await live.next('grading.finished');
    const submission = submissionSchema.parse(await getSubmission(site.url, id));
    expect(submission).toMatchObject({
      status: 'graded',
      verdict: 'accepted',
      reason: null,
      score: { percent: 100 },
    });
    expect(submission.lastSeq).toBe(live.events.length);
    expect(live.events.map((event) => event.seq)).toEqual(live.events.map((_, index) => index + 1));
    expect(live.events[0]?.type).toBe('submission.queued');
    expect(await streamed).toEqual(live.events);
    expect(await overHttp(id)).toEqual(live.events);
    live.close();
  }, 60_000);

  it('shows what a wrong answer printed next to what was expected', async () => {
    const id = await postSubmission(site.url, order('print("0 0")\n'));
    await followEvents(site.url, id);
    const submission = await getSubmission(site.url, id);
    expect(submission).toMatchObject({ verdict: 'rejected', reason: 'wrong-answer', score: { points: 0 } });
    const failing = submission.checks.find((check) => check.status === 'fail' && check.visible);
    expect(failing?.evidence).toMatchObject({ type: 'diff', actual: '0 0\n' });
    const hidden = submission.checks.filter((check) => !check.visible);
    expect(hidden.length).toBeGreaterThan(3);
    expect(hidden.every((check) => check.evidence === undefined || check.evidence.type === 'summary')).toBe(
      true,
    );
  }, 60_000);

  it('runs samples and custom input without a score', async () => {
    const id = await postSubmission(site.url, { ...order(), mode: 'run', input: '1 5\n9 3\n' });
    await followEvents(site.url, id);
    const submission = await getSubmission(site.url, id);
    expect(submission).toMatchObject({ status: 'graded', mode: 'run', verdict: 'accepted', score: null });
    expect(JSON.stringify(submission.checks)).toContain('9 3');
  }, 60_000);

  it('resumes a socket that was cut in the middle, without gap or duplicate', async () => {
    const first = await connectLive(site.url);
    const id = await postSubmission(site.url, order());
    const ack = await first.subscribe(id, 0);
    await first.next('grading.check');
    first.close();
    const seen = first.events.at(-1)?.seq ?? 0;
    const second = await connectLive(site.url);
    await second.subscribe(id, seen, ack.ok ? ack.epoch : undefined);
    await second.next('grading.finished');
    expect([...first.events, ...second.events]).toEqual(await overHttp(id));
    const third = await connectLive(site.url);
    expect(await third.subscribe(id, 0)).toMatchObject({ ok: true, status: 'graded' });
    await third.next('grading.finished');
    expect(third.events).toEqual(await overHttp(id));
    second.close();
    third.close();
  }, 60_000);

  it("refuses to show somebody else's submission", async () => {
    const id = await postSubmission(site.url, order());
    const other = await guestCookie(site.url, 'second');
    const live = await connectLive(site.url, { cookie: other });
    expect(await live.subscribe(id, 0)).toMatchObject({ ok: false, error: { code: 'SUBMISSION_NOT_FOUND' } });
    for (const path of ['', '/events', '/files']) {
      const response = await fetch(`${site.url}/api/v1/submissions/${id}${path}`, {
        headers: { cookie: other },
      });
      expect(response.status).toBe(404);
    }
    live.close();
    await followEvents(site.url, id);
  }, 60_000);
});
