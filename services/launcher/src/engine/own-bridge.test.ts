import { expect, it } from 'vitest';
import { bridgeOf } from './own-bridge.mjs';

it('names a bridge that the kernel accepts, inside 198.18.0.0/15, and differs by clone', () => {
  expect(bridgeOf('c3645f39')).toEqual({ name: 'honec3645f39', address: '198.19.124.229/30' });
  expect(bridgeOf('00000000').address).toBe('198.18.0.1/30');
  expect(bridgeOf('ffffffff').address).toBe('198.19.255.253/30');
  expect(bridgeOf('ffffffff').name.length).toBeLessThanOrEqual(15);
});
