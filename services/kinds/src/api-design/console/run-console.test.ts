import type { GradingSession, KindEvent, KindResult } from '@hone/contracts/kind';
import { describe, expect, it } from 'vitest';
import type { ImplementationDefinition } from '../definition.js';
import { runConsole } from './run-console.js';

/** Opening a box in this session fails. */
const SESSION = {
  seed: 'c0ffee',
  now: () => 0,
  package: { manifest: { limits: {} } },
  openPod: () => Promise.reject(new Error('a pod was opened')),
  definition: { service: { port: 8080 }, callers: { alice: { bearer: '{seeded}' } } },
} as unknown as GradingSession<ImplementationDefinition>;

async function run(input: string): Promise<{ events: KindEvent[]; result: KindResult }> {
  const events: KindEvent[] = [];
  const running = runConsole(SESSION, input, { env: {}, files: new Map(), parties: [], controls: new Map() });
  for (;;) {
    const next = await running.next();
    if (next.done === true) return { events, result: next.value };
    events.push(next.value);
  }
}

describe('requests that cannot be sent', () => {
  it.each([
    ['get /a', 'Nothing was sent.\nLine 1: "get" is not a method; a request begins like GET /path.'],
    [
      'GET http://example.com/a',
      'Nothing was sent.\nLine 1: requests go to your service only, not to "example.com"; write /path or http://localhost:8080/path.',
    ],
    [
      '@a = https://localhost:8080\nGET {{a}}/x',
      'Nothing was sent.\nLine 2: your service speaks plain HTTP; write http://localhost:8080.',
    ],
  ])('open no box and say why: %s', async (input, text) => {
    const { result, events } = await run(input);
    expect(result.checks).toMatchObject([
      { id: 'custom', status: 'fail', evidence: { type: 'summary', text } },
    ]);
    expect(result.checks[0]).not.toHaveProperty('reason');
    expect(events.map(({ type }) => type)).toEqual(['grading.check']);
  });

  it('name a caller that the task does not have', async () => {
    const { result } = await run('GET /a\nAuthorization: Bearer {{callers.bob}}');
    expect(result.checks[0]?.evidence).toMatchObject({
      text: expect.stringContaining('nothing defines {{callers.bob}}') as string,
    });
    await expect(run('GET /a\nAuthorization: Bearer {{callers.alice}}')).rejects.toThrow('a pod was opened');
  });

  it('are listed up to eight at a time', async () => {
    const { result } = await run('get /a\n###\n'.repeat(20));
    expect(result.checks[0]?.evidence).toMatchObject({
      text: expect.stringMatching(/There are 12 more\.$/) as string,
    });
  });
});
