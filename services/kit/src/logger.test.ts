import { describe, expect, it } from 'vitest';
import { createLogger } from './logger.js';

describe('the log', () => {
  it('censors secrets wherever they appear', () => {
    const lines: string[] = [];
    const logger = createLogger({ service: 'test', destination: { write: (line) => void lines.push(line) } });
    logger.info({
      password: 'p-secret',
      req: { headers: { cookie: 'c-secret', authorization: 'a-secret', 'set-cookie': 's-secret' } },
      config: { redisUrl: 'redis://u:r-secret@host' },
    });
    expect(lines.join('')).not.toContain('-secret');
    expect(lines.join('')).toContain('[secret]');
  });

  it('logs what an error says, without its large properties', () => {
    const lines: string[] = [];
    const logger = createLogger({ service: 'test', destination: { write: (line) => void lines.push(line) } });
    const topology: { self?: unknown; servers: Map<string, unknown> } = { servers: new Map() };
    topology.self = topology;
    const error = new TypeError('no server', { cause: new Error('connection refused') });
    logger.error({ err: Object.assign(error, { reason: topology, code: 'AWAY' }) }, 'failed');
    expect(JSON.parse(lines.join(''))).toMatchObject({
      err: { type: 'TypeError', message: 'no server: connection refused', code: 'AWAY' },
    });
    expect(lines.join('')).not.toContain('servers');
  });
});
