import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gradedWith, sentAt } from '../../services/api/src/features/progress/work.fixture.js';
import { createWorkSummaries } from '../../services/api/src/features/progress/work-summaries.js';
import type { Repositories } from '../../services/api/src/ports.js';
import { EVERYTHING } from '../support/everything.js';
import { REPOSITORY_HARNESSES, unique, type Harness } from '../support/api/api-repositories.js';

/** More than one read returns. */
const SENT = EVERYTHING ? 5_100 : 600;
const BATCH = 300;
const START = Date.parse('2026-03-01T12:00:00Z');

describe.each(REPOSITORY_HARNESSES)('progress, kept %s', (_name, createHarness) => {
  let harness: Harness;
  let stored: Repositories;
  beforeAll(async () => {
    harness = await createHarness();
    stored = harness.repositories;
  }, 60_000);
  afterAll(() => harness.drop(), 60_000);

  const send = async (user: string, count: number, slug = 'a') => {
    const records = Array.from({ length: count }, (_, index) =>
      sentAt(START + index, {
        user,
        slug,
        mode: index % 2 === 0 ? 'submit' : 'run',
        outcome: gradedWith(index % 101),
      }),
    );
    await Promise.all(records.map((record) => stored.submissions.insert(record, [])));
    return records;
  };

  it('lists a person’s submissions after an id, oldest first', async () => {
    const user = unique();
    const [first, second, third] = await send(user, 3);
    await send(unique(), 1);
    const ids = async (after: string, limit = 10) =>
      (await stored.submissions.listAfter(user, after, limit)).map(({ id }) => id);
    expect(await ids('')).toEqual([first?.id, second?.id, third?.id]);
    expect(await ids(first?.id ?? '', 1)).toEqual([second?.id]);
    expect(await ids(third?.id ?? '')).toEqual([]);
    const [record] = await stored.submissions.listAfter(user, '', 1);
    expect(record).toMatchObject({ slug: 'a', mode: 'submit', createdAt: START, outcome: gradedWith(0) });
  });

  it('lists everybody’s newest submits of a challenge', async () => {
    const slug = `s${unique()
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, '')}`;
    const [one, other] = [unique(), unique()];
    await send(one, 1, slug);
    await send(other, 3, slug);
    const scores = await stored.submissions.listScores(slug, 10);
    expect(scores.map(({ user }) => user).sort()).toEqual([one, other, other].sort());
    expect(await stored.submissions.listScores(slug, 2)).toHaveLength(2);
    expect(scores[0]?.outcome?.score?.percent).toBeTypeOf('number');
  });

  it(`is counted once and then read, with ${SENT} submissions`, async () => {
    const user = unique();
    for (let sent = 0; sent < SENT; sent += BATCH) await send(user, BATCH, `c${sent}`);
    let read = 0;
    const submissions = {
      listAfter: async (...wanted: Parameters<typeof stored.submissions.listAfter>) => {
        const page = await stored.submissions.listAfter(...wanted);
        read += page.length;
        return page;
      },
    };
    const summaries = stored.workSummaries;
    const work = createWorkSummaries({ summaries, submissions, clock: { now: () => START + 3_600_000 } });
    const first = await work.of(user);
    expect(first.challenges.reduce((sum, { runs, submits }) => sum + runs + submits, 0)).toBe(SENT);
    expect(read).toBe(SENT);
    expect(await work.of(user)).toEqual(first);
    expect(read).toBe(SENT);
  }, 60_000);
});
