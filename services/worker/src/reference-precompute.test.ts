import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LoadedChallenge } from '@hone/grading';
import { createSilentLogger } from '@hone/kit/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReferencePrecompute, type ReferencePrecompute } from './reference-precompute.js';

const CATALOGUE = ['d1', 'd2'];
const server = createServer((_request, response) => {
  response.end(JSON.stringify({ items: CATALOGUE.map((digest) => ({ slug: digest, digest })) }));
});
beforeEach(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
let ahead: ReferencePrecompute | undefined;
afterEach(async () => {
  await ahead?.stop();
  server.close();
});

const challengeOf = (digest: string): LoadedChallenge =>
  ({
    pack: { slug: digest, digest, manifest: { languages: ['python', 'go', 'java'] } },
    kind: { id: 'optimization', measureReferences: () => Promise.resolve() },
  }) as unknown as LoadedChallenge;

/** Records what is measured; each measurement ends when the test lets it. */
function open(idleMs = 0) {
  const measured: string[] = [];
  const state = { busy: 0, hold: false };
  const opened = createReferencePrecompute({
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serviceToken: 'x'.repeat(16),
    packages: { get: (digest) => Promise.resolve(challengeOf(digest)) },
    measure: async ({ pack }, language, signal) => {
      measured.push(`${pack.digest} ${language}`);
      if (!state.hold) return;
      await new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(new Error('given up')), { once: true }),
      );
    },
    languages: () => new Set(['python', 'go']),
    busy: () => state.busy,
    logger: createSilentLogger(),
    idleMs,
  });
  ahead = opened;
  return { ahead: opened, measured, state };
}
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('precomputing references', () => {
  it('goes through the catalogue once, in the languages that run here', async () => {
    const { measured } = open();
    await until(() => measured.length === 4);
    expect(measured).toEqual(['d1 python', 'd1 go', 'd2 python', 'd2 go']);
  });

  it('begins with what somebody has just opened', async () => {
    const { ahead: own, measured, state } = open(30);
    state.busy = 1;
    own.want('d2');
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(measured).toEqual([]);
    state.busy = 0;
    await until(() => measured.length === 4);
    expect(measured[0]).toBe('d2 python');
  });

  it('abandons a measurement when work comes, and repeats it later', async () => {
    const { measured, state } = open();
    state.hold = true;
    await until(() => measured.length === 1);
    state.busy = 1;
    await new Promise((resolve) => setTimeout(resolve, 300));
    state.hold = false;
    expect(measured).toHaveLength(1);
    state.busy = 0;
    await until(() => measured.length === 5);
    expect(measured.filter((each) => each === 'd1 python')).toHaveLength(2);
  });
});
