import type { BoxSpec } from '@hone/contracts/sandbox';
import type { LoadedChallenge } from '@hone/grading';
import { createMemoryChannel, createSilentLogger } from '@hone/kit';
import { describe, expect, it } from '@jest/globals';
import { createForesight } from './foresight.js';

const spec = (runtime: string): BoxSpec => ({ runtime, memoryMiB: 900, processes: 64, trust: 'trusted' });

/** Three languages, all of which need the node, one a runtime that is not here. */
const challenge = {
  pack: { manifest: { languages: ['cql', 'python', 'cobol'] } },
  kind: {
    topology: (_pack: unknown, _definition: unknown, language: string) => [spec(language), spec('node')],
  },
} as unknown as LoadedChallenge;

async function listening(awaits: (specs: readonly BoxSpec[]) => Promise<void>) {
  const openings = createMemoryChannel();
  const stop = await createForesight({
    openings,
    packages: {
      get: (digest) => (digest === 'here' ? Promise.resolve(challenge) : Promise.reject(new Error('gone'))),
    },
    sandbox: {
      runtimes: () =>
        ['cql', 'python', 'node'].map((id) => ({ id, status: 'ready', languages: [], version: '1' })),
      awaits,
    },
    logger: createSilentLogger(),
  });
  return { openings, stop };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a worker that hears of an opened challenge', () => {
  it('awaits each kind of box once, of what is offered here, and nothing once it has stopped', async () => {
    const awaited: string[] = [];
    const { openings, stop } = await listening((specs) => {
      awaited.push(...specs.map(({ runtime }) => runtime));
      return Promise.resolve();
    });
    await openings.tell('here');
    await settled();
    expect(awaited).toEqual(['cql', 'node', 'python']);
    stop();
    await openings.tell('here');
    await settled();
    expect(awaited).toHaveLength(3);
  });

  it('prepares a challenge once at a time, and again after it failed or could not be loaded', async () => {
    let asked = 0;
    let end: (error: Error) => void = () => undefined;
    const { openings } = await listening(() => {
      asked += 1;
      return new Promise((_, reject) => (end = reject));
    });
    await openings.tell('elsewhere');
    await openings.tell('here');
    await openings.tell('here');
    await settled();
    expect(asked).toBe(1);
    end(new Error('the runtime failed its trial'));
    await settled();
    await openings.tell('here');
    await settled();
    expect(asked).toBe(2);
  });
});
