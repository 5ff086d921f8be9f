import type { BoxSpec } from '@hone/contracts/sandbox';
import type { LoadedChallenge } from '@hone/grading';
import { createMemoryChannel, createSilentLogger } from '@hone/kit/testing';
import { describe, expect, it } from 'vitest';
import { createPrefetcher } from './prefetcher.js';

const spec = (runtime: string): BoxSpec => ({ runtime, memoryMiB: 900, processes: 64, trust: 'trusted' });

/** Three languages that all need `node`; the runtime of one is not available here. */
const challenge = {
  pack: { manifest: { languages: ['cql', 'python', 'cobol'] } },
  kind: {
    topology: (_pack: unknown, _definition: unknown, language: string) => [spec(language), spec('node')],
  },
} as unknown as LoadedChallenge;

async function listening(awaits: (specs: readonly BoxSpec[]) => Promise<void>) {
  const activity = createMemoryChannel();
  const drawn: string[] = [];
  const toMeasure: string[] = [];
  const stop = await createPrefetcher({
    activity,
    packages: {
      get: (digest) => (digest === 'here' ? Promise.resolve(challenge) : Promise.reject(new Error('gone'))),
    },
    sandbox: {
      runtimes: () =>
        ['cql', 'python', 'node'].map((id) => ({ id, status: 'ready', languages: [], version: '1' })),
      awaits,
    },
    onOpened: (digest) => void toMeasure.push(digest),
    prefetch: (digest, { seed }) => Promise.resolve(void drawn.push(`${digest} ${seed}`)),
    busy: () => 0,
    onPrefetched: () => undefined,
    idleMs: 1,
    logger: createSilentLogger(),
  });
  const publish = (challenge: string, event = 'opened') =>
    activity.publish(JSON.stringify({ v: 1, event, challenge, seed: '5eed' }));
  return { activity, publish, drawn, toMeasure, stop };
}

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
};

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a worker that hears of an opened challenge', () => {
  it('awaits each available kind of box once, and none after it has stopped', async () => {
    const awaited: string[] = [];
    const { publish, stop } = await listening((specs) => {
      awaited.push(...specs.map(({ runtime }) => runtime));
      return Promise.resolve();
    });
    await publish('here');
    await settled();
    expect(awaited).toEqual(['cql', 'node', 'python']);
    await stop();
    await publish('here');
    await settled();
    expect(awaited).toHaveLength(3);
  });

  it('prepares a challenge once at a time, and again after it failed or could not be loaded', async () => {
    let asked = 0;
    let end: (error: Error) => void = () => undefined;
    const { publish } = await listening(() => {
      asked += 1;
      return new Promise((_, reject) => (end = reject));
    });
    await publish('elsewhere');
    await publish('here');
    await publish('here');
    await settled();
    expect(asked).toBe(1);
    end(new Error('the runtime failed its trial'));
    await settled();
    await publish('here');
    await settled();
    expect(asked).toBe(2);
  });

  it('measures opened and published challenges first, and prefetches nothing for published ones', async () => {
    let asked = 0;
    const { publish, drawn, toMeasure } = await listening(() => Promise.resolve(void (asked += 1)));
    await publish('here', 'published');
    await settled();
    expect([toMeasure, drawn, asked]).toEqual([['here'], [], 0]);
    await publish('here', 'submitted');
    await publish('here');
    await until(() => asked > 0);
    expect(toMeasure).toEqual(['here', 'here']);
  });

  it('prefetches data after a submission, too, and awaits no boxes then', async () => {
    let awaited = 0;
    const { publish, drawn, stop } = await listening(() => Promise.resolve(void (awaited += 1)));
    await publish('here', 'submitted');
    await until(() => drawn.length > 0);
    expect(drawn).toEqual(['here 5eed']);
    expect(awaited).toBe(0);
    await stop();
  });

  it('prefetches data of the next submission, and ignores messages that it does not understand', async () => {
    const { activity, publish, drawn, stop } = await listening(() => Promise.resolve());
    for (const word of ['here', '{"v":2}', 'null']) await activity.publish(word);
    await publish('here');
    await until(() => drawn.length > 0);
    expect(drawn).toEqual(['here 5eed']);
    await stop();
  });
});
