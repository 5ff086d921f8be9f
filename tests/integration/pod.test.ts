import { describe, expect, it } from 'vitest';
import {
  logText,
  type Fault,
  type Pod,
  type RequestRecord,
  type ScheduledAction,
} from '@hone/contracts/sandbox';
import { ask, openShop, type Asked } from '../support/sandbox/pod.js';
import { eventually } from '../support/eventually.js';
import { boxesOf } from '../support/sandbox/sandbox.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';

let sandbox: SuiteSandbox;
let pod: Pod;

useSandbox(
  async (opened) => {
    sandbox = opened;
    pod = await openShop(sandbox);
  },
  { timeoutMs: 90_000 },
);

/** Requests over a link since some time. */
function since(link: string, skip: number): readonly RequestRecord[] {
  return pod
    .record()
    .requests.filter((request) => request.link === link)
    .slice(skip);
}

const countOf = (link: string) => since(link, 0).length;

async function seen(): Promise<Readonly<Record<string, number>>> {
  return JSON.parse((await ask(pod, 'back', 'GET', '/seen')).body) as Record<string, number>;
}

async function sold(): Promise<readonly string[]> {
  return JSON.parse((await ask(pod, 'front', 'GET', '/sold')).body) as string[];
}

const order = (id: string): Promise<Asked> => ask(pod, 'front', 'POST', `/orders/${id}`);

/** Asks at a fixed rate, no matter how long the answers take. */
async function atRate(perSecond: number, ids: readonly string[]): Promise<readonly Asked[]> {
  const asked: Promise<Asked>[] = [];
  const begun = performance.now();
  for (const [index, id] of ids.entries()) {
    const wait = begun + (index * 1000) / perSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    asked.push(order(id));
  }
  return await Promise.all(asked);
}

describe('two services and the link between them', () => {
  it('work together, and every request is in the record exactly', async () => {
    const answer = await order('first');
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { order: 'first', seen: 1 }]);
    const [front] = since('front', 0);
    const [stock] = since('stock', 0);
    expect(front).toEqual({
      link: 'front',
      connection: 1,
      request: 1,
      atMs: front?.atMs,
      answeredMs: front?.answeredMs,
      method: 'POST',
      path: '/orders/first',
      status: 200,
      deliveries: 1,
      requestBytes: 0,
      responseBytes: answer.body.length,
      sent: { headers: expect.any(Array) as unknown, body: '', cut: false },
      answer: { headers: expect.any(Array) as unknown, body: answer.body, cut: false },
      faults: [],
      end: 'answered',
    });
    expect(stock).toMatchObject({ path: '/take/first', requestBytes: 100, faults: [], end: 'answered' });
    expect(stock?.sent.body).toHaveLength(100);
    expect(stock?.atMs).toBeGreaterThanOrEqual(front?.atMs ?? NaN);
    expect(stock?.answeredMs).toBeLessThanOrEqual(front?.answeredMs ?? NaN);
  });

  it('feel latency, each way', async () => {
    pod.setFaults('stock', [
      { type: 'latency', direction: 'up', ms: 100 },
      { type: 'latency', direction: 'down', ms: 50 },
    ]);
    const { status, tookMs } = await order('slow');
    pod.setFaults('stock', []);
    expect(status).toBe(200);
    expect(tookMs).toBeGreaterThanOrEqual(149);
    expect(
      pod
        .record()
        .connections.filter(({ link }) => link === 'stock')
        .at(-1)?.faults,
    ).toEqual(['latency']);
  });

  it('meet an answer of the link as often as was drawn, with what it says about trying again', async () => {
    const skip = countOf('stock');
    pod.setFaults('stock', [{ type: 'status', status: 503, probability: 0.5, retryAfterSeconds: 3 }]);
    const ids = Array.from({ length: 20 }, (_, index) => `half-${index}`);
    const statuses: number[] = [];
    for (const id of ids) {
      const answer = await order(id);
      statuses.push(answer.status);
      expect(answer.headers['retry-after']).toBe(answer.status === 503 ? '3' : undefined);
    }
    pod.setFaults('stock', []);
    const recorded = since('stock', skip);
    expect(recorded.map(({ status }) => status)).toEqual(statuses);
    expect(recorded.map(({ faults }) => faults.length)).toEqual(
      statuses.map((status) => (status === 503 ? 1 : 0)),
    );
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    const counts = await seen();
    expect(ids.filter((id) => counts[id] === 1)).toEqual(ids.filter((_, index) => statuses[index] === 200));
  });

  it('deliver a request twice that was asked once', async () => {
    pod.setFaults('stock', [{ type: 'duplicate', probability: 1 }]);
    const answer = await order('twice');
    pod.setFaults('stock', []);
    expect(JSON.parse(answer.body)).toEqual({ order: 'twice', seen: 2 });
    expect(since('stock', 0).at(-1)).toMatchObject({ deliveries: 2, faults: ['duplicate'], end: 'answered' });
    expect((await sold()).filter((id) => id === 'twice')).toHaveLength(1);
  });

  it.each<[string, readonly Fault[], string]>([
    ['is down', [{ type: 'down' }], 'refused'],
    ['breaks off', [{ type: 'reset', afterMs: 0 }], 'reset'],
    ['lets nothing through in time', [{ type: 'black-hole', direction: 'up' }], 'TimeoutError'],
    ['ends in the middle of the answer', [{ type: 'limit', direction: 'down', bytes: 5 }], 'cut'],
  ])(
    'notice that the link %s',
    async (_what, faults, why) => {
      pod.setFaults('stock', faults);
      const answer = await order(`cut-${why}`);
      pod.setFaults('stock', []);
      expect([answer.status, JSON.parse(answer.body)]).toEqual([502, { why }]);
      expect(await order(`healed-${why}`)).toMatchObject({ status: 200 });
    },
    30_000,
  );

  it('answer 50 who come at the same moment, each in a connection of its own', async () => {
    const skip = countOf('stock');
    const ids = Array.from({ length: 50 }, (_, index) => `crowd-${index}`);
    const answers = await Promise.all(ids.map(order));
    expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 200));
    const recorded = since('stock', skip);
    expect(recorded.map(({ path }) => path).sort()).toEqual(ids.map((id) => `/take/${id}`).sort());
    expect(new Set(recorded.map(({ connection }) => connection)).size).toBe(50);
  }, 30_000);

  it('live through a schedule under a fixed rate: record, probe and services tell the same', async () => {
    const skip = { front: countOf('front'), stock: countOf('stock'), actions: pod.record().actions.length };
    const faults = (atMs: number, list: readonly Fault[]): ScheduledAction => ({
      atMs,
      action: { do: 'faults', link: 'stock', faults: list },
    });
    const schedule = [
      faults(0, [{ type: 'latency', direction: 'up', ms: 100 }]),
      faults(2000, [{ type: 'status', status: 503, probability: 0.5 }]),
      faults(3000, [{ type: 'down' }]),
      faults(4000, [{ type: 'duplicate', probability: 1 }]),
      faults(5000, []),
    ];
    const ids = Array.from({ length: 110 }, (_, index) => `plan-${index}`);
    const [answers] = await Promise.all([atRate(20, ids), pod.play(schedule)]);

    const done = pod.record().actions.slice(skip.actions);
    expect(done.map(({ action }) => action)).toEqual(schedule.map(({ action }) => action));
    const front = since('front', skip.front);
    expect(front.map(({ path, status }) => [path, status])).toEqual(
      ids.map((id, index) => [`/orders/${id}`, answers[index]?.status]),
    );
    const stock = new Map(
      since('stock', skip.stock).map((request) => [request.path.slice('/take/'.length), request]),
    );
    const counts = await seen();
    const kept = new Set(await sold());
    for (const [index, id] of ids.entries()) {
      const request = stock.get(id);
      // The service saw what the link delivered; the sales are the requests that were answered well.
      expect([id, counts[id] ?? 0]).toEqual([id, request?.deliveries ?? 0]);
      expect([id, kept.has(id)]).toEqual([id, answers[index]?.status === 200]);
    }
    const met = new Set([...stock.values()].flatMap(({ faults: types }) => types));
    expect(met).toEqual(new Set(['status', 'duplicate']));
    const refused = answers.filter(({ status, body }) => status === 502 && body.includes('refused')).length;
    expect(refused).toBeGreaterThan(10);
  }, 60_000);

  it('stand still while they are paused, and answer afterwards', async () => {
    const stock = pod.member('stock');
    await stock.pause();
    const begun = performance.now();
    const asking = order('paused');
    await pod.play([{ atMs: 1000, action: { do: 'resume', member: 'stock' } }]);
    const answer = await asking;
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { order: 'paused', seen: 1 }]);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(990);
  });

  it('lose what they remember and keep what they wrote when they are killed', async () => {
    await order('kept');
    const before = await sold();
    for (const name of ['orders', 'stock']) {
      expect(await pod.member(name).kill()).toMatchObject({ status: 'aborted', signal: 9 });
    }
    await expect(order('nobody')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await pod.member('orders').restart();
    expect(await pod.member('orders').awaitListening(8000, 20_000)).toMatchObject({ state: 'listening' });
    expect(JSON.parse((await order('alone')).body)).toEqual({ why: 'refused' });
    await pod.member('stock').restart();
    expect(await pod.member('stock').awaitListening(8001, 20_000)).toMatchObject({ state: 'listening' });
    expect(await sold()).toEqual(before);
    expect(await seen()).toEqual({});
    expect(logText(pod.member('orders').log(), 'stderr')).toBe('orders begin\norders begin\n');
  }, 60_000);

  it('know what their boxes use', async () => {
    const used = await Promise.all(['orders', 'stock'].map((name) => pod.member(name).usage()));
    for (const { cpuMs, memoryBytes } of used) {
      expect(cpuMs).toBeGreaterThan(10);
      expect(memoryBytes).toBeGreaterThan(2 ** 20);
      expect(memoryBytes).toBeLessThan(128 * 2 ** 20);
    }
  });

  it('end by themselves when they are asked to, or are made to', async () => {
    expect(await pod.member('stock').stop(5000)).toMatchObject({ status: 'exited', exitCode: 0 });
    await pod.member('stock').restart();
    expect(await pod.member('stock').awaitListening(8001, 20_000)).toMatchObject({ state: 'listening' });
  }, 30_000);

  it('reach each other over their link and nothing else in the world', async () => {
    const reachable = JSON.parse((await ask(pod, 'front', 'GET', '/reachable')).body) as unknown[];
    // Its own port, under the one address where it listens.
    expect(reachable).toEqual([['127.0.0.1', 8000]]);
  }, 60_000);

  it.each([
    ['shorter than it says', '/short', 'ECONNRESET'],
    ['no HTTP at all', '/nonsense', 'ECONNRESET'],
  ])('are told from a service whose answer is %s', async (_what, path, code) => {
    await expect(ask(pod, 'back', 'GET', path)).rejects.toMatchObject({ code });
    expect(since('back', 0).at(-1)?.end).toMatch(/server-gone|malformed/);
    expect(await ask(pod, 'back', 'GET', '/seen')).toMatchObject({ status: 200 });
  });

  it('are not followed anywhere: a redirection is an answer like any other', async () => {
    const answer = await ask(pod, 'back', 'GET', '/redirect');
    expect([answer.status, answer.headers.location]).toEqual([302, 'http://169.254.169.254/']);
  });

  it('may answer without end to who has enough at some time, and ask without end', async () => {
    const endless = await pod.dial('back');
    endless.on('error', () => undefined);
    endless.write('GET /endless HTTP/1.1\r\nHost: a\r\n\r\n');
    let got = 0;
    for await (const chunk of endless) if ((got += (chunk as Buffer).length) > 8 * 1024 * 1024) break;
    const loris = await pod.dial('back');
    loris.write('GET /seen HTTP/1.1\r\nHost: a\r\nX-Slow: ');
    expect(await ask(pod, 'back', 'GET', '/seen')).toMatchObject({ status: 200 });
    loris.destroy();
    const record = () => since('back', 0).find(({ path }) => path === '/endless');
    await eventually(record, (request) => request?.end === 'client-gone');
    // The bytes read include a head, which does not count here.
    expect(record()?.responseBytes).toBeGreaterThan(8 * 1024 * 1024 - 64 * 1024);
  }, 30_000);

  it('leave nothing behind when the pod is closed', async () => {
    await pod.close();
    await pod.close();
    expect(await boxesOf(sandbox.workerId)).toEqual([]);
    expect(pod.record().requests.length).toBeGreaterThan(200);
  }, 30_000);
});
