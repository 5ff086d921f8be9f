import { describe, expect, it } from 'vitest';
import type { IncidentSystem } from '../system/open-system.js';
import { judgeCounts } from './judge-counts.js';

const AGAIN = {
  title: 'Messages that were delivered again',
  third: 'broker',
  send: 'GET /queues',
  each: 'redelivered',
  mostPerRequest: 1.5,
};

function systemThatAnswers(status: number, queues: unknown) {
  const asked: string[] = [];
  const body = new TextEncoder().encode(JSON.stringify(queues));
  const pod = {
    request: (link: string, { method, target }: { method: string; target: string }) => {
      asked.push(`${link} ${method} ${target}`);
      return Promise.resolve({ response: { status, headers: [], body }, tookMs: 1 });
    },
  };
  const system = { pod, file: { counted: [AGAIN] } } as unknown as Pick<IncidentSystem, 'pod' | 'file'>;
  return { system, asked };
}

const queues = { packing: { depth: 0, redelivered: 20 }, shipping: { depth: 1, redelivered: 70 } };

const load = (asked: number) => ({ asked, busy: undefined });

describe('what a third party counts', () => {
  it('may be as much as the load allows, over all that it lists', async () => {
    const { system, asked } = systemThatAnswers(200, queues);
    expect(await judgeCounts(system, load(60))).toEqual([]);
    expect(asked).toEqual(['ready-broker GET /queues']);
  });

  it('is named when it is more', async () => {
    expect(await judgeCounts(systemThatAnswers(200, queues).system, load(59))).toEqual([
      'Messages that were delivered again: 90 for 59 requests, and at most 88 with the cause gone.',
    ]);
  });

  it('is no mistake of the learner on a busy machine', async () => {
    const busy = { why: 'the harness was 900 ms late', isPlainTrusted: true };
    const judged = (asked: number) => judgeCounts(systemThatAnswers(200, queues).system, { asked, busy });
    await expect(judged(59)).rejects.toThrow('the machine was busy');
    expect(await judged(60)).toEqual([]);
  });

  it('is no mistake of the learner when nobody answers', async () => {
    await expect(judgeCounts(systemThatAnswers(503, {}).system, load(60))).rejects.toThrow(
      'broker did not answer',
    );
  });
});
