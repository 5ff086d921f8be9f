import { expect, it } from 'vitest';
import { holdsAll } from './dependencies.mjs';

const lock = {
  packages: {
    '': { name: 'hone' },
    'services/api': { version: '0.1.0' },
    'node_modules/bull': { version: '4.16.5' },
    'node_modules/@swc/core-darwin': { version: '1.0.0', optional: true },
    'node_modules/@hone/api': { link: true, resolved: 'services/api' },
  },
};
const installed = (bull: string) => ({
  packages: { 'node_modules/bull': { version: bull }, 'node_modules/@hone/api': { link: true } },
});

it('is satisfied when every package is installed, without those for other systems', () => {
  expect(holdsAll(lock, installed('4.16.5'))).toBe(true);
});

it('notices another version and a missing package', () => {
  expect(holdsAll(lock, installed('4.16.4'))).toBe(false);
  expect(holdsAll(lock, { packages: {} })).toBe(false);
});
