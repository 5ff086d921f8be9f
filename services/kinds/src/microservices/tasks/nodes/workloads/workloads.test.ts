import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../../../../judging/seeded-random.js';
import { createSearchingLinearizer } from '../../../checkers/linearizability/searching-linearizer.js';
import type { HistoryEvent } from '../../../history/history.js';
import { completionOf } from '../protocol/error-codes.js';
import { gridOf } from './broadcast.js';
import { createPerfectNode } from '../testing/perfect-node.fixture.js';
import { requestOf } from './request-of.js';
import type { Ending, Request } from './workload.js';
import { WORKLOAD_IDS, type WorkloadId, WORKLOADS } from './workloads.js';

interface Played {
  readonly history: readonly HistoryEvent[];
  readonly asked: readonly Request[];
}

/** One request after the other to a correct node; some are never answered. */
function play(id: WorkloadId, seed: string, requests = 400): Played {
  const workload = WORKLOADS[id];
  const random = createSeededRandom(seed);
  const drawing = workload.createDrawing();
  const node = createPerfectNode(id);
  const history: HistoryEvent[] = [];
  const asked: Request[] = [];
  const ask = (request: Request, final: boolean): Ending => {
    const operation = asked.push(request) - 1;
    const { name, input, body } = request;
    const client = `c${operation}`;
    const invoke = { type: 'invoke', operation, client, node: 'n0', name, input } as const;
    history.push({ atMs: operation, ...invoke, ...(final ? { final } : {}) });
    const isLost = !final && random.chance(0.1);
    if (isLost && random.chance(0.5)) return { type: 'info' };
    const answer = node(body);
    if (isLost) return { type: 'info' };
    if (answer.type === 'error') {
      const completion = completionOf(answer);
      history.push({ atMs: operation, operation, ...completion });
      return completion;
    }
    const read = workload.readAnswer(request, answer);
    if ('wrong' in read) throw new Error(`a perfect node answered ${read.wrong}`);
    history.push({ atMs: operation, type: 'ok', operation, output: read.output });
    return { type: 'ok', output: read.output };
  };
  for (let count = 0; count < requests; count += 1) {
    const request = drawing.draw(random);
    const ending = ask(request, false);
    drawing.hear?.(request, ending);
  }
  const { settle } = drawing;
  if (settle !== undefined) {
    const ending = ask(settle.request, true);
    expect(settle.isSettled([ending.type === 'ok' ? ending.output : undefined])).toBe(true);
    expect(settle.isSettled([undefined])).toBe(false);
  }
  return { history, asked };
}

const linearizer = createSearchingLinearizer();

describe.each(WORKLOAD_IDS)('workload %s', (id) => {
  const workload = WORKLOADS[id];

  it('passes all properties with a correct node', async () => {
    for (const seed of ['1', '2', '3']) {
      const { history } = play(id, seed);
      for (const property of Object.values(workload.properties)) {
        const result =
          'check' in property
            ? property.check(history, { least: 0.5 })
            : await property.decide(history, linearizer);
        expect(result).toMatchObject({ outcome: 'pass' });
      }
    }
  });

  it('draws the same requests for the same seed', () => {
    expect(play(id, '7').asked).toEqual(play(id, '7').asked);
  });
});

it('uses the messages of Maelstrom', () => {
  const bodies = WORKLOAD_IDS.flatMap((id) => play(id, '5').asked.map(({ body }) => body));
  const shapes = new Set(bodies.map(({ type, ...fields }) => [type, ...Object.keys(fields)].join(' ')));
  expect([...shapes].sort()).toEqual([
    'add delta',
    'add element',
    'broadcast message',
    'cas key from to',
    'commit_offsets offsets',
    'echo echo',
    'generate',
    'list_committed_offsets keys',
    'poll offsets',
    'read',
    'read key',
    'send key msg',
    'txn txn',
    'write key value',
  ]);
});

it('lin-kv writes every value once, and leaves a key with 8 requests of unknown outcome', () => {
  const { asked, history } = play('lin-kv', '9', 2_000);
  const fields = asked.map(({ input }) => input as { key: number; value?: number; to?: number });
  const written = fields.flatMap(({ value, to }) => value ?? to ?? []);
  expect(new Set(written).size).toBe(written.length);
  const ended = new Set(
    history.flatMap((event) => ('operation' in event && event.type !== 'invoke' ? [event.operation] : [])),
  );
  const unknown = fields.filter(
    ({ value, to }, operation) => (value ?? to) !== undefined && !ended.has(operation),
  );
  const byKey = new Map<number, number>();
  for (const { key } of unknown) byKey.set(key, (byKey.get(key) ?? 0) + 1);
  expect(Math.max(...byKey.values())).toBe(8);
});

it('broadcast calls nodes beside, above and below neighbours', () => {
  expect(gridOf(['n0', 'n1', 'n2', 'n3', 'n4'])).toEqual({
    n0: ['n1', 'n3'],
    n1: ['n0', 'n2', 'n4'],
    n2: ['n1'],
    n3: ['n0', 'n4'],
    n4: ['n1', 'n3'],
  });
});

it('a bound on messages or spreading fails with the measurement and the bound', () => {
  const history = [
    ...play('broadcast', '1').history,
    { atMs: 0, type: 'send', message: 0, from: 'n0', to: 'n0', body: {} } as const,
  ];
  const { messages, spreading } = WORKLOADS.broadcast.properties;
  if (messages === undefined || !('check' in messages) || spreading === undefined || !('check' in spreading))
    throw new Error('broadcast has bounds');
  expect(messages.check(history, { most: 0 })).toMatchObject({
    outcome: 'fail',
    counterexample: { sentence: 'Messages per operation: 0. At most 0 is allowed.' },
  });
  expect(spreading.check(history, { most: 0 }).outcome).toBe('pass');
});

describe('the answer of a node', () => {
  const draws = (id: WorkloadId, heard: Request, output: unknown): readonly Request[] => {
    const drawing = WORKLOADS[id].createDrawing();
    const random = createSeededRandom('5eed');
    return Array.from({ length: 300 }, () => {
      drawing.hear?.(heard, { type: 'ok', output: output as never });
      return drawing.draw(random);
    });
  };

  it.each([0.5, 2 ** 53 - 1, Infinity, '7'])('makes no offset of %s', (offset) => {
    const poll = requestOf('poll', { offsets: { 1: 0, 2: 0, 3: 0 } });
    const asked = draws('kafka', poll, { msgs: { 1: [[offset, 1]] } });
    const polled = asked.filter(({ name }) => name === 'poll').map(({ input }) => input);
    expect(polled.length).toBeGreaterThan(20);
    expect(new Set(polled.map((input) => JSON.stringify(input)))).toEqual(
      new Set(['{"offsets":{"1":0,"2":0,"3":0}}']),
    );
  });

  it('makes no expected value of a number that JSON does not have', () => {
    const asked = draws('lin-kv', requestOf('read', { key: 1 }), { value: Infinity });
    expect(asked.map(({ name }) => name)).not.toContain('cas');
  });
});
