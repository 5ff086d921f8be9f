import { createManualClock } from '@hone/kit/testing';
import { describe, expect, it } from 'vitest';
import { createMemoryRecordStore } from '../../testing/repositories/record-store.memory.js';
import { createMemorySubmissionRepository } from '../../testing/repositories/submissions.memory.js';
import type { WorkSummary } from './repository.js';
import { createWorkSummaries } from './work-summaries.js';
import { gradedWith, sentAt } from './work.fixture.js';

const START = Date.parse('2026-03-01T12:00:00Z');
const MINUTE = 60_000;

function open() {
  const clock = createManualClock(START);
  const stored = createMemorySubmissionRepository();
  const summaries = createMemoryRecordStore<WorkSummary, never>();
  const world = { read: 0 };
  const submissions = {
    async listAfter(user: string, after: string, limit: number) {
      const page = await stored.listAfter(user, after, limit);
      world.read += page.length;
      return page;
    },
  };
  const work = createWorkSummaries({ summaries, submissions, clock });
  const send = async (at: number, changes: Parameters<typeof sentAt>[1] = {}) => {
    const record = sentAt(at, changes);
    await stored.insert(record, []);
    return record;
  };
  return { clock, stored, summaries, world, work, send };
}

describe('summaries of work', () => {
  it('are read instead of the submissions they count, however many', async () => {
    const { clock, world, work, send } = open();
    for (let index = 0; index < 1_203; index++)
      await send(START + index, { slug: `s${index % 40}`, outcome: gradedWith(index % 101) });
    clock.advance(10 * MINUTE);
    const first = await work.of('ann');
    expect(world.read).toBe(1_203);
    expect(first.challenges.reduce((sum, { submits }) => sum + submits, 0)).toBe(1_203);
    await send(clock.now() - 5 * MINUTE, { outcome: gradedWith(100) });
    expect((await work.of('ann')).challenges.reduce((sum, { submits }) => sum + submits, 0)).toBe(1_204);
    expect(world.read).toBe(1_204);
  });

  it('count recent and ungraded submissions without storing them', async () => {
    const { clock, stored, summaries, work, send } = open();
    const open1 = await send(START);
    await send(START + 1, { outcome: gradedWith(100) });
    clock.advance(10 * MINUTE);
    expect((await work.of('ann')).challenges[0]).toMatchObject({ submits: 2, best: { percent: 100 } });
    expect(await summaries.find('ann')).toBeUndefined();
    await stored.noteOutcome(open1.id, gradedWith(30));
    await send(clock.now() - 1, { outcome: gradedWith(50) });
    expect((await work.of('ann')).challenges[0]).toMatchObject({ submits: 3, firstPercent: 30 });
    expect((await summaries.find('ann'))?.challenges[0]).toMatchObject({ submits: 2, firstPercent: 30 });
  });

  it('of an older version are computed again', async () => {
    const { clock, summaries, work, send } = open();
    await summaries.put({ id: 'ann', v: 0, upTo: 'zzz', lastAt: 0, challenges: [], days: [] });
    await send(START, { outcome: gradedWith(100) });
    clock.advance(10 * MINUTE);
    expect((await work.of('ann')).challenges).toHaveLength(1);
  });
});
