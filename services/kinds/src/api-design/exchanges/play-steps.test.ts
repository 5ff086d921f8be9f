import type { ProbeOutcome, ProbeRequest } from '@hone/contracts/sandbox';
import { describe, expect, it } from 'vitest';
import { playSteps } from './play-steps.js';
import { conversationStepSchema } from './step.js';

const step = (value: object) => conversationStepSchema.parse({ expect: { status: 200 }, ...value });

const steps = [
  step({ send: 'POST /holds', keep: { id: 'json.id' } }),
  step({ send: 'GET /holds/{{id}}', waitMs: 1_500 }),
  step({ send: 'GET /after' }),
];

/** Plays the steps against answers; `events` are requests and pauses in their order. */
async function play(answer: (request: ProbeRequest) => number) {
  const events: (string | number)[] = [];
  const pod = {
    request: (_: string, request: ProbeRequest): Promise<ProbeOutcome> => {
      events.push(request.target);
      const body = Buffer.from('{"id": "h1"}');
      return Promise.resolve({
        atMs: 0,
        tookMs: 1,
        response: { status: answer(request), headers: [], body, cut: false },
      });
    },
  };
  const played = await playSteps(pod, 'front', steps, new Map(), (ms) =>
    Promise.resolve(void events.push(ms)),
  );
  return { events, played };
}

describe('a conversation', () => {
  it('pauses before the step that asks for it', async () => {
    const { events, played } = await play(() => 200);
    expect(events).toEqual(['/holds', 1_500, '/holds/h1', '/after']);
    expect(played.failure).toBeUndefined();
  });

  it('ends at the first answer that is not as expected, and waits for nothing more', async () => {
    const { events, played } = await play(() => 500);
    expect(events).toEqual(['/holds']);
    expect(played.failure).toBe('difference');
  });
});
