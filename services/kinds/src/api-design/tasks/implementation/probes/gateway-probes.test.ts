import { describe, expect, it } from 'vitest';
import { inVirtualTime } from '../../../../judging/virtual-time.fixture.js';
import { createControlledStub } from '../../../../stubs/controlled-stub.js';
import { stubAnswerSchema } from '../../../../stubs/stub-answer.js';
import { stepSchema } from '../../../exchanges/step.js';
import { BUGS, type Bug } from './gateway/bugs.fixture.js';
import { createGateway, TIMEOUT_MS } from './gateway/gateway.fixture.js';
import { LIMIT, type Window } from './gateway/limiter.fixture.js';
import { SLOTS } from './gateway/slots.fixture.js';
import { createInProcessStage } from './in-process-stage.fixture.js';
import { callersOf, probeSchema, scenarioOf } from './probe-table.js';
import { runScenario } from './run-scenario.js';
import { createSituation, drawTokens } from './situation.js';

const RATE = stepSchema.parse({
  send: 'GET /rates/{{lane}}',
  headers: { Authorization: 'Bearer {{caller}}' },
  expect: { status: 200, json: { lane: '{{lane}}' } },
});
const ANSWERS = [
  stubAnswerSchema.parse({ on: 'GET /rates/{lane}', json: { lane: '{{lane}}' }, afterMs: 20 }),
];
const MARKED = { third: 'carrier', mark: 'lane' };
const PROBES: Readonly<Record<string, object>> = {
  limits: { ...LIMIT, other: 'bob', atOnce: 45, renews: true },
  'retry-after': LIMIT,
  'limit-fields': LIMIT,
  fairness: { ...LIMIT, other: 'bob' },
  'third-bound': { ...MARKED, ...SLOTS, other: 'bob', each: 12 },
  'third-shares': { ...MARKED, mostOfOne: 5, other: 'bob', last: 'cleo', each: 11, free: 3 },
  'third-timeout': { ...MARKED, mostOfOne: 5, timeoutMs: TIMEOUT_MS, answeredWithinMs: 2_000 },
  'third-failure': { ...MARKED, failures: [500, 503, 403, 302] },
  'third-once': { ...MARKED, requests: LIMIT.requests },
};
const tokens = drawTokens('5eed', ['alice', 'bob', 'cleo']);
const owners = new Map([...tokens].map(([name, token]) => [token, name]));

const probeOf = (id: string) =>
  probeSchema.parse({
    id,
    title: id,
    group: 'a',
    probe: id,
    operation: 'rate',
    draw: { lane: 'uuid' },
    ...PROBES[id],
  });

/** Where in a window it begins, and how fast the gateway reads. */
interface Begin {
  readonly offsetMs?: number;
  readonly readMs?: number;
}

function play(id: string, window: Window, bugs: readonly Bug[], { offsetMs = 0, readMs = 0 }: Begin = {}) {
  const probe = probeOf(id);
  const situation = createSituation('5eed', probe, { rate: RATE }, tokens);
  return inVirtualTime(async () => {
    const now = (): number => performance.now() + offsetMs;
    const carrier = createControlledStub(ANSWERS, new Map(), now);
    const gateway = createGateway(window, bugs, { tokens: owners, stub: carrier.stub, now, readMs });
    const stage = createInProcessStage(gateway, new Map([['carrier', carrier]]));
    return runScenario(scenarioOf(probe, situation), stage);
  });
}

describe.each(['fixed', 'sliding', 'bucket'] as const)('a right gateway with a %s window', (window) => {
  it.each(Object.keys(PROBES))('passes the probe %s', async (id) => {
    // Wherever in a window it begins.
    for (const offsetMs of [0, 700, 1_900, 2_950, 2_985]) {
      const { sentence, exchanges } = await play(id, window, [], { offsetMs });
      expect([sentence, exchanges.findLast(({ difference }) => difference)]).toEqual([undefined, undefined]);
    }
  });
});

it.each(['limits', 'retry-after'])('%s lets a window end while its requests are read', async (id) => {
  for (let offsetMs = 0; offsetMs < LIMIT.windowMs; offsetMs += 150) {
    const { sentence } = await play(id, 'fixed', [], { offsetMs, readMs: 10 });
    expect([offsetMs, sentence]).toEqual([offsetMs, undefined]);
  }
});

describe.each(Object.entries(BUGS) as [Bug, readonly string[]][])(
  'a gateway with the mistake %s',
  (bug, expected) => {
    it('fails the probes that are about it, and no other', async () => {
      const failed: string[] = [];
      for (const id of Object.keys(PROBES)) {
        const { failure, sentence } = await play(id, 'sliding', [bug]);
        if (failure === undefined) continue;
        failed.push(id);
        expect(sentence).not.toBe('');
      }
      expect(failed).toEqual(expected);
    });
  },
);

it('a probe has keys for all of its callers', () => {
  expect(callersOf(probeOf('third-shares'))).toEqual(['bob', 'cleo']);
  expect(callersOf(probeOf('third-bound'))).toEqual(['bob']);
});
