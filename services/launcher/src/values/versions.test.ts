import { describe, expect, it } from 'vitest';
import { compareVersions, isAtLeast } from './versions.mjs';

describe('versions', () => {
  it('orders number by number, not letter by letter', () => {
    const sorted = ['20.9.1', '28.2.2', '20.10.24', 'v20.10'].sort(compareVersions);
    expect(sorted).toEqual(['20.9.1', 'v20.10', '20.10.24', '28.2.2']);
  });

  it('ignores what a distribution adds', () => {
    expect(isAtLeast('20.10.24+dfsg1', '20.10')).toBe(true);
    expect(isAtLeast('20.10.0-rc1', '20.10.0')).toBe(true);
  });

  it('takes a missing number for zero', () => {
    expect(compareVersions('20.10', '20.10.0')).toBe(0);
    expect(isAtLeast('20.9', '20.10')).toBe(false);
  });
});
