import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { BoxSpec } from '@hone/contracts/sandbox';
import type { LoadedChallenge } from '@hone/grading';
import { createSilentLogger } from '@hone/kit/testing';
import { createWarmUp, mostWanted } from './warm-up.js';

const spec = (runtime: string, memoryMiB: number, trust: BoxSpec['trust'] = 'candidate'): BoxSpec => ({
  runtime,
  memoryMiB,
  processes: 16,
  trust,
});

describe('prewarmed boxes', () => {
  it('are those that most challenges want, each kind once', () => {
    const wanted = [
      spec('python', 128),
      spec('python', 256),
      spec('python', 256, 'trusted'),
      spec('java', 512),
    ];
    expect(mostWanted(wanted).map(({ runtime, memoryMiB }) => `${runtime} ${memoryMiB}`)).toEqual([
      'python 256',
      'python 128',
      'java 512',
    ]);
  });

  it('are no more of a runtime than the pool keeps', () => {
    const many = [1, 2, 3, 4, 5].map((size) => spec('python', size * 64));
    expect(mostWanted([...many, spec('java', 512)])).toHaveLength(4);
  });
});

const server = createServer();
afterEach(() => void server.close());

/** An api that is unavailable for the first requests. */
async function lateApi(refusals: number): Promise<string> {
  let asked = 0;
  server.on('request', (request, response) => {
    const ready = request.headers.authorization === 'Bearer token' && ++asked > refusals;
    response.writeHead(ready ? 200 : 503, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        items: [
          { slug: 'one', digest: 'd1' },
          { slug: 'gone', digest: 'd2' },
        ],
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const challenge = {
  pack: { manifest: { languages: ['python', 'cobol'] } },
  kind: { topology: (_pack: unknown, _definition: unknown, language: string) => [spec(language, 256)] },
} as unknown as LoadedChallenge;

it('requests boxes of the catalogue that run here, once the api responds, even if a package fails', async () => {
  const warmed: string[] = [];
  const warmUp = createWarmUp({
    apiUrl: await lateApi(2),
    serviceToken: 'token',
    packages: {
      get: (digest) => (digest === 'd1' ? Promise.resolve(challenge) : Promise.reject(new Error('gone'))),
    },
    sandbox: {
      runtimes: () => [{ id: 'python', status: 'building', languages: ['python'] }],
      warm: (specs) => {
        warmed.push(...specs.map(({ runtime }) => runtime));
        return Promise.reject(new Error('the runtime failed its trial'));
      },
    },
    logger: createSilentLogger(),
  });
  await warmUp.done;
  expect(warmed).toEqual(['python']);
  await warmUp.stop();
});
