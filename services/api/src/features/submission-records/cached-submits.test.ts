import { createManualClock } from '@hone/kit/testing';
import { describe, expect, it } from 'vitest';
import { cacheSubmits } from './cached-submits.js';
import type { Outcome, SubmissionRecord } from './record.js';
import { createMemorySubmissionRepository } from '../../testing/repositories/submissions.memory.js';

const submit = (id: string, user: string, slug = 'a'): SubmissionRecord => ({
  id,
  user,
  slug,
  challenge: { slug, version: 1, digest: `sha256:${slug}` },
  language: 'python',
  mode: 'submit',
  seed: '00',
  createdAt: 1,
});
const accepted: Outcome = {
  status: 'graded',
  attempt: 1,
  verdict: 'accepted',
  reason: null,
  score: null,
  phases: null,
  finishedAt: 2,
  lastSeq: 3,
  epoch: 'e',
};

/** What one process knows of submits that another one may record, and how often it read them. */
function open() {
  const clock = createManualClock(0);
  const shared = createMemorySubmissionRepository();
  const world = { reads: 0 };
  const counted = {
    ...shared,
    listSubmits: (user: string, slug?: string) => {
      world.reads += 1;
      return shared.listSubmits(user, slug);
    },
  };
  const submissions = cacheSubmits(counted, clock);
  const solved = async (user: string) =>
    (await submissions.listSubmits(user)).filter(({ outcome }) => outcome?.verdict === 'accepted').length;
  return { clock, shared, world, submissions, solved };
}

describe('the submits of somebody', () => {
  it('are read once for the catalogue and every challenge', async () => {
    const { clock, shared, world, submissions } = open();
    await shared.insert(submit('1', 'ann', 'a'), []);
    await shared.insert(submit('2', 'ann', 'b'), []);
    expect(await submissions.listSubmits('ann')).toHaveLength(2);
    expect(await submissions.listSubmits('ann', 'b')).toHaveLength(1);
    expect(world.reads).toBe(1);
    await shared.noteOutcome('1', accepted);
    clock.advance(1_000);
    expect((await submissions.listSubmits('ann', 'a'))[0]?.outcome).toEqual(accepted);
    expect(world.reads).toBe(2);
  });

  it('hold at once what this process stored and recorded, and nobody else’s are read again', async () => {
    const { world, submissions, solved } = open();
    expect([await solved('ann'), await solved('bob')]).toEqual([0, 0]);
    await submissions.insert(submit('1', 'ann'), []);
    expect(await submissions.listSubmits('ann')).toHaveLength(1);
    await submissions.noteOutcome('1', accepted);
    expect(await solved('ann')).toBe(1);
    const reads = world.reads;
    expect(await solved('bob')).toBe(0);
    expect(world.reads).toBe(reads);
  });

  it('hold at once what was stored by another process and is recorded here', async () => {
    const { shared, submissions, solved } = open();
    await shared.insert(submit('1', 'ann'), []);
    expect(await solved('ann')).toBe(0);
    await submissions.noteOutcome('1', accepted);
    expect(await solved('ann')).toBe(1);
  });

  it('follow the work of a guest to an account, and go when it is deleted', async () => {
    const { submissions, solved } = open();
    await submissions.insert(submit('1', 'guest'), []);
    await submissions.noteOutcome('1', accepted);
    expect([await solved('guest'), await solved('ann')]).toEqual([1, 0]);
    await submissions.moveAll('guest', 'ann');
    expect([await solved('guest'), await solved('ann')]).toEqual([0, 1]);
    await submissions.remove('1');
    expect(await solved('ann')).toBe(0);
  });
});
