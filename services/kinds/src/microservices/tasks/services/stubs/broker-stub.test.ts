import { describe, expect, it, vi } from 'vitest';
import { createSeededRandom } from '../../../../judging/seeded-random.js';
import { askStub } from '../../../../stubs/ask-stub.fixture.js';
import { createBroker, type Deliver } from './broker-stub.js';
import type { Interception } from '../../../../stubs/intercept.js';

const never = (): undefined => undefined;

const strikeOnce = (effect: Interception['effect'], struck: string[]): (() => Interception | undefined) => {
  let left = 1;
  return () => {
    left -= 1;
    return left < 0 ? undefined : { effect, strike: () => Promise.resolve(void struck.push(effect)) };
  };
};

describe('a broker', () => {
  it('takes messages with an id, and explains its rejection of others', async () => {
    const broker = createBroker({ intercept: never });
    expect(await askStub(broker.stub, 'POST', '/topics/orders', { id: 'e1', order: 'k1' })).toMatchObject({
      status: 202,
    });
    expect(await askStub(broker.stub, 'POST', '/topics/orders', { order: 'k1' })).toEqual({
      status: 400,
      json: { error: 'a message has a text "id"' },
    });
    expect(await askStub(broker.stub, 'GET', '/topics/orders')).toMatchObject({ status: 405 });
    expect(await askStub(broker.stub, 'POST', '/orders', { id: 'e1' })).toMatchObject({ status: 404 });
    expect(broker.messages).toEqual([{ topic: 'orders', id: 'e1', json: { id: 'e1', order: 'k1' } }]);
    broker.reset();
    expect(broker.messages).toEqual([]);
  });

  it('takes nothing that is nested too deep to be walked through', async () => {
    const broker = createBroker({ intercept: never });
    const deep = JSON.parse(`{"id":"e1","deep":${'['.repeat(500)}${']'.repeat(500)}}`) as object;
    expect(await askStub(broker.stub, 'POST', '/topics/orders', deep)).toMatchObject({ status: 400 });
    expect(broker.messages).toEqual([]);
  });

  it('has room for 32 Mi characters, and again after a reset', async () => {
    const broker = createBroker({ intercept: never });
    const publish = (id: string) =>
      askStub(broker.stub, 'POST', '/topics/orders', { id, text: 'x'.repeat(250_000) });
    let taken = 0;
    while (taken < 200) {
      const { status } = (await publish(`e${taken}`)) as { readonly status: number };
      if (status !== 202) break;
      taken += 1;
    }
    expect(taken).toBe(134);
    expect(await publish('e')).toEqual({
      status: 507,
      json: { error: 'the broker has no room for more messages' },
    });
    broker.reset();
    expect(await publish('e')).toMatchObject({ status: 202 });
  });

  it.each(['kept', 'lost'] as const)('strikes before it answers; the message is %s', async (effect) => {
    const struck: string[] = [];
    const broker = createBroker({ intercept: strikeOnce(effect, struck) });
    expect(await askStub(broker.stub, 'POST', '/topics/orders', { id: 'e1' })).toBe('broken off');
    expect(struck).toEqual([effect]);
    expect(broker.messages.length).toBe(effect === 'kept' ? 1 : 0);
  });

  const settings = {
    link: 'push',
    path: '/messages',
    ackWithinMs: 100,
    redeliverAfterMs: 1,
    duplicates: 0,
    shuffleMs: 0,
  };

  it.each([
    ['until it is acknowledged', 'unacknowledged', 3],
    ['as often as it meets nobody', 'met-nobody', 60],
  ] as const)('delivers again %s', async (_when, meanwhile, acknowledgedAt) => {
    const deliveries: unknown[] = [];
    const deliver: Deliver = (path, body) => {
      deliveries.push([path, body]);
      return Promise.resolve(deliveries.length === acknowledgedAt ? 'acknowledged' : meanwhile);
    };
    const random = createSeededRandom('5eed');
    const broker = createBroker({ intercept: never, push: { settings, deliver, random } });
    await askStub(broker.stub, 'POST', '/topics/orders', { id: 'e1' });
    await vi.waitFor(() => expect(deliveries).toHaveLength(acknowledgedAt), { timeout: 20_000 });
    expect(deliveries.at(-1)).toEqual(['/messages', { id: 'e1', topic: 'orders', delivery: acknowledgedAt }]);
  });

  it('stops delivering what is not acknowledged forty times', async () => {
    const deliver = vi.fn<Deliver>(() => Promise.resolve('unacknowledged'));
    const random = createSeededRandom('5eed');
    const broker = createBroker({ intercept: never, push: { settings, deliver, random } });
    await askStub(broker.stub, 'POST', '/topics/orders', { id: 'e1' });
    await vi.waitFor(() => expect(deliver).toHaveBeenCalledTimes(40), { timeout: 20_000 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(deliver).toHaveBeenCalledTimes(40);
  });

  it('gives up quietly where the subscriber cannot be reached any more', async () => {
    const deliver = vi.fn<Deliver>(() => Promise.reject(new Error('the pod was closed')));
    const broker = createBroker({
      intercept: never,
      push: { settings, deliver, random: createSeededRandom('5eed') },
    });
    await askStub(broker.stub, 'POST', '/topics/orders', { id: 'e1' });
    await vi.waitFor(() => expect(deliver).toHaveBeenCalledTimes(1), { timeout: 20_000 });
  });
});
