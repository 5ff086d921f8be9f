import { describe, expect, it } from 'vitest';
import { createRestarts } from './restarts.js';

function createService() {
  const events: string[] = [];
  let isReady: () => void = () => undefined;
  const service = {
    act: (action: string) => Promise.resolve(void events.push(action)),
    awaitReady: () => new Promise<void>((resolve) => (isReady = resolve)),
  };
  return { service, events, becomeReady: () => isReady() };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a service that a strike has killed', () => {
  it('is waited for until it is ready again, and once more if it is killed meanwhile', async () => {
    const { service, events, becomeReady } = createService();
    const restarts = createRestarts(() => service, new AbortController().signal);
    const until = async (count: number) => {
      while (events.length < count) await settle();
      await settle();
    };
    await restarts.killAndRestart('shop', 0);
    const all = restarts.awaitAll().then(() => events.push('all are back'));
    await until(2);
    expect(events).toEqual(['kill', 'restart']);
    await restarts.killAndRestart('shop', 0);
    becomeReady();
    await until(4);
    expect(events).toEqual(['kill', 'restart', 'kill', 'restart']);
    becomeReady();
    await all;
    expect(events).toEqual(['kill', 'restart', 'kill', 'restart', 'all are back']);
  });

  it('is started once where two strikes hit it at the same time', async () => {
    const { service, events, becomeReady } = createService();
    const restarts = createRestarts(() => service, new AbortController().signal);
    await Promise.all([restarts.killAndRestart('shop', 0), restarts.killAndRestart('shop', 0)]);
    const all = restarts.awaitAll();
    while (events.length < 3) await settle();
    await settle();
    becomeReady();
    await all;
    expect(events).toEqual(['kill', 'kill', 'restart']);
  });

  it('is not waited for where the grading is stopped, or nothing was killed', async () => {
    const { service } = createService();
    const stopped = new AbortController();
    const restarts = createRestarts(() => service, stopped.signal);
    await restarts.awaitAll();
    await restarts.killAndRestart('shop', 60_000);
    stopped.abort(new Error('stopped'));
    await restarts.awaitAll();
  });
});
