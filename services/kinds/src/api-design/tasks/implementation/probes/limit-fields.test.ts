import { expect, it } from 'vitest';
import { parameterOf } from './limit-fields.js';

it.each([
  ['"default";q=15;w=3', '15', '3'],
  ['  "a, b" ; w=3 ;q=15', '15', '3'],
  ['"default";q=15;w=3, "other";q=1;w=1', '15', '3'],
  ['"default";partition=":x:";q=15', '15', undefined],
  ['"default", "other";q=15', undefined, undefined],
  ['default;q=15', undefined, undefined],
  ['"default";q=15x;w=1234567890', undefined, undefined],
  [`"default"${'; '.repeat(30_000)}`, undefined, undefined],
])('the parameters of %j are read', (field, q, w) => {
  expect([parameterOf(field, 'q'), parameterOf(field, 'w')]).toEqual([q, w]);
});
