import type { TrustedSession } from '@hone/contracts/kind';
import type { Sandbox } from '@hone/contracts/sandbox';
import { describe, expect, it } from 'vitest';
import { prewarm } from './prewarm.js';
import type { LoadedChallenge } from './package/load-challenge.js';
import { createTrustedCache } from './trusted-cache.js';

const SPEC = { runtime: 'python', memoryMiB: 64, processes: 4, trust: 'candidate' } as const;

/** A challenge whose kind opens a box and then calls `then`, and its number of open boxes. */
function opening(then: () => Promise<unknown>) {
  let open = 0;
  const sandbox = {
    open: () => {
      open += 1;
      return Promise.resolve({
        runtime: 'python',
        image: 'an image',
        close: () => Promise.resolve(void (open -= 1)),
      });
    },
  } as unknown as Sandbox;
  const challenge = {
    pack: { digest: 'd', manifest: { languages: ['python'] } },
    kind: {
      prewarm: async (session: TrustedSession<unknown>) => {
        await session.open(SPEC);
        return await then();
      },
    },
  } as unknown as LoadedChallenge;
  const make = (signal = new AbortController().signal) =>
    prewarm(challenge, '5eed', { sandbox, cache: createTrustedCache(), signal });
  return { make, open: () => open };
}

describe('a prewarmed submission', () => {
  it('stays open until it is closed, even if its preparation is aborted later', async () => {
    const { make, open } = opening(() => Promise.resolve('a server'));
    const making = new AbortController();
    const prewarmed = await make(making.signal);
    making.abort(new Error('that was for the making'));
    expect(prewarmed).toMatchObject({ made: 'a server', images: { python: 'an image' } });
    expect(open()).toBe(1);
    await prewarmed?.close();
    expect(open()).toBe(0);
  });

  it('is closed if there is nothing to keep, or it failed, or was aborted', async () => {
    const nothing = opening(() => Promise.resolve(undefined));
    expect(await nothing.make()).toBeUndefined();
    const failing = opening(() => Promise.reject(new Error('no rows')));
    await expect(failing.make()).rejects.toThrow('no rows');
    const endless = opening(() => new Promise(() => undefined));
    const stop = new AbortController();
    const making = endless.make(stop.signal);
    setTimeout(() => stop.abort(new Error('the worker stops')), 1);
    await expect(making).rejects.toThrow('the worker stops');
    expect([nothing.open(), failing.open(), endless.open()]).toEqual([0, 0, 0]);
  });
});
