import { describe, expect, it } from '@jest/globals';
import { createLogger } from './logger.js';

describe('the log', () => {
  it('censors secrets wherever they stand', () => {
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
});
