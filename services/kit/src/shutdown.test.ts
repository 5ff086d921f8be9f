import { describe, expect, it } from 'vitest';
import { createSilentLogger } from './testing/silent-logger.js';
import { createShutdown, type Shutdown } from './shutdown.js';

describe('shutting down', () => {
  it('closes in reverse order, once, and goes on after a failure', async () => {
    const closed: string[] = [];
    const shutdown = createShutdown({ logger: createSilentLogger() });
    shutdown.add('first', () => void closed.push('first'));
    shutdown.add('broken', () => Promise.reject(new Error('stuck')));
    shutdown.add('last', () => void closed.push('last'));
    const results = await Promise.all([shutdown.run('test'), shutdown.run('again')]);
    expect(closed).toEqual(['last', 'first']);
    expect(results).toEqual([false, false]);
  });

  it('becomes urgent at the second signal and ends at once at the third', async () => {
    const codes: number[] = [];
    const shutdown = createShutdown({ logger: createSilentLogger(), exit: (code) => void codes.push(code) });
    const signal = listenApart(shutdown);
    let release: () => void = () => undefined;
    shutdown.add('slow', () => new Promise<void>((resolve) => (release = resolve)));
    signal();
    expect(shutdown.urgent.aborted).toBe(false);
    signal();
    expect([shutdown.urgent.aborted, codes]).toEqual([true, []]);
    signal();
    expect(codes).toEqual([1]);
    release();
    await shutdown.run('again');
  });
});

const EVENTS = ['SIGTERM', 'SIGINT', 'uncaughtException', 'unhandledRejection'];

/** Lets it listen, and removes its listeners from the test process at once; returns how to signal it. */
function listenApart(shutdown: Shutdown): () => void {
  const before = new Map(EVENTS.map((event) => [event, process.listeners(event as 'SIGTERM')]));
  shutdown.listen();
  const added = EVENTS.map((event) =>
    process
      .listeners(event as 'SIGTERM')
      .filter((listener) => before.get(event)?.includes(listener) !== true),
  );
  added.forEach((listeners, index) => listeners.forEach((each) => process.off(EVENTS[index] ?? '', each)));
  return () => added[0]?.forEach((listener) => listener('SIGTERM'));
}
