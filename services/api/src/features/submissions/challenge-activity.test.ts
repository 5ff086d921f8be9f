import { challengeActivitySchema, type ChallengeActivityEvent } from '@hone/contracts';
import { createMemoryChannel, createSilentLogger } from '@hone/kit/testing';
import { describe, expect, it } from 'vitest';
import { createChallengeActivity } from './challenge-activity.js';

function noting(publish?: () => Promise<void>) {
  let nowMs = 0;
  const channel = createMemoryChannel();
  const heard: ChallengeActivityEvent[] = [];
  void channel.listen((word) => heard.push(challengeActivitySchema.parse(JSON.parse(word))));
  const activity = createChallengeActivity({
    channel: publish === undefined ? channel : { ...channel, publish },
    clock: { now: () => nowMs, monotonic: () => nowMs },
    logger: createSilentLogger(),
  });
  const challenges = () => heard.map(({ challenge }) => challenge);
  return { ...activity, heard, challenges, pass: (ms: number) => (nowMs += ms) };
}

describe('a challenge that was opened', () => {
  it('is announced once a minute, each separately', () => {
    const { note, challenges, pass } = noting();
    for (const digest of ['a', 'b', 'a', 'a']) note(digest);
    expect(challenges()).toEqual(['a', 'b']);
    pass(59_999);
    note('a');
    expect(challenges()).toEqual(['a', 'b']);
    pass(1);
    note('a');
    expect(challenges()).toEqual(['a', 'b', 'a']);
  });

  it('is distinguished from a version that is only published, which does not count as opened', () => {
    const { note, publish, heard } = noting();
    publish('a');
    note('a');
    expect(heard.map(({ event }) => event)).toEqual(['published', 'opened']);
  });

  it('opens even while it cannot be announced', async () => {
    let asked = 0;
    const { note, takeSeed } = noting(() => {
      asked += 1;
      return Promise.reject(new Error('Redis is not responding'));
    });
    note('a');
    expect(takeSeed('a', 'submit')).toMatch(/^[0-9a-f]{32}$/);
    await Promise.resolve();
    expect(asked).toBe(2);
  });
});

describe('the seed of a submission', () => {
  it('is the one that was announced before, and a new one for each submission', () => {
    const { note, takeSeed, heard } = noting();
    note('a');
    note('b');
    const taken = [takeSeed('a', 'submit'), takeSeed('a', 'submit'), takeSeed('b', 'submit')];
    expect(heard.map(({ event }) => event)).toEqual([
      'opened',
      'opened',
      'submitted',
      'submitted',
      'submitted',
    ]);
    const announced = heard.map(({ challenge, seed }) => `${challenge} ${seed}`);
    expect(announced.slice(0, 4)).toEqual([
      `a ${taken[0] ?? ''}`,
      `b ${taken[2] ?? ''}`,
      `a ${taken[1] ?? ''}`,
      expect.stringMatching(/^a /),
    ]);
    expect(new Set([...taken, ...heard.map(({ seed }) => seed)]).size).toBe(5);
  });

  it('stays the same while nobody submits, however many run the samples', () => {
    const { note, takeSeed, heard, pass } = noting();
    note('a');
    pass(60_000);
    const run = takeSeed('a', 'run');
    expect(run).toMatch(/^[0-9a-f]{32}$/);
    expect(heard).toHaveLength(2);
    expect(heard[1]).toEqual(heard[0]);
    expect(heard[1]?.seed).not.toBe(run);
  });

  it('is drawn when none was announced, and kept for the last thousand challenges', () => {
    const { note, takeSeed, heard } = noting();
    expect(takeSeed('alone', 'submit')).toMatch(/^[0-9a-f]{32}$/);
    note('first');
    const first = heard.at(-1)?.seed;
    for (let each = 0; each < 1_000; each += 1) note(`other-${each}`);
    const last = heard.at(-1)?.seed;
    expect(takeSeed('first', 'submit')).not.toBe(first);
    expect(takeSeed('other-999', 'submit')).toBe(last);
  });
});
