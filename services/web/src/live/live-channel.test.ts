import { describe, expect, it } from 'vitest';
import { pauseAfter } from './live-channel.socketio.js';

describe('a rejected live connection', () => {
  it('is retried soon, but not where there are too many already', () => {
    expect(pauseAfter()).toBe(3_000);
    expect(pauseAfter({ data: { code: 'AUTH_REQUIRED' } })).toBe(3_000);
    expect(pauseAfter({ data: { code: 'SOCKET_LIMIT' } })).toBe(30_000);
    expect(pauseAfter({ data: { code: 'RATE_LIMITED' } })).toBe(30_000);
  });
});
