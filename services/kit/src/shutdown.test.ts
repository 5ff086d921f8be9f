import { describe, expect, it } from '@jest/globals';
import { createSilentLogger } from './logger.js';
import { createShutdown } from './shutdown.js';

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
});
