import { expect, it } from 'vitest';
import { CHECKERS } from './checkers.js';

it.each(Object.entries(CHECKERS))('%s never passes a history in which nothing was read', (_, check) => {
  expect(check([]).outcome).toBe('inconclusive');
});
