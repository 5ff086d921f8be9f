import { describe, expect, it } from 'vitest';
import { createDeferredChannel } from './live-channel.deferred.js';
import type { LiveChannel, LiveListener } from './live-channel.js';

const listener: LiveListener = {
  onUp: () => undefined,
  onDown: () => undefined,
  onEvent: () => undefined,
};
const request = { submission: 's', after: 0 };

function recordingChannel() {
  const done: string[] = [];
  const channel: LiveChannel = {
    join: () => {
      done.push('join');
      return {
        subscribe: () => Promise.resolve({ ok: true, status: 'queued', lastSeq: 7, epoch: 'e' }),
        watch: ({ workspace }) => Promise.resolve({ ok: workspace === 'w' }),
        leave: () => void done.push('leave'),
      };
    },
    restart: () => void done.push('restart'),
  };
  return { channel, done };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('a channel that is loaded with its first follower', () => {
  it('is not loaded by a restart, and is used once it is there', async () => {
    const { channel, done } = recordingChannel();
    let loads = 0;
    const deferred = createDeferredChannel(() => {
      loads += 1;
      return Promise.resolve(channel);
    });
    deferred.restart();
    expect(loads).toBe(0);
    const seat = deferred.join(listener);
    expect(await seat.subscribe(request)).toMatchObject({ lastSeq: 7 });
    expect(await seat.watch({ workspace: 'w' })).toEqual({ ok: true });
    deferred.join(listener);
    deferred.restart();
    seat.leave();
    await settle();
    expect(loads).toBe(1);
    expect(done).toEqual(['join', 'join', 'restart', 'leave']);
  });

  it('never joins for a follower who left before it loaded', async () => {
    const { channel, done } = recordingChannel();
    createDeferredChannel(() => Promise.resolve(channel))
      .join(listener)
      .leave();
    await settle();
    expect(done).toEqual([]);
  });

  it('is loaded again by the next follower after a failure', async () => {
    const { channel } = recordingChannel();
    const answers = [Promise.reject(new Error('offline')), Promise.resolve(channel)];
    answers[0]?.catch(() => undefined);
    const deferred = createDeferredChannel(() => answers.shift() ?? Promise.resolve(channel));
    await expect(deferred.join(listener).subscribe(request)).rejects.toThrow('offline');
    await expect(deferred.join(listener).subscribe(request)).resolves.toMatchObject({ ok: true });
  });
});
