import { expect, it } from 'vitest';
import { findBusy } from './watch-machine.js';

const idle = { lagMs: 10, boxMs: 2, stallMs: 4, isCrowded: false };

it.each([
  ['idle', idle, undefined],
  ['never idle, but in time', { ...idle, isCrowded: true }, undefined],
  ['slow because the system itself takes it all', { ...idle, boxMs: 300 }, undefined],
  ['crowded by others', { ...idle, boxMs: 300, isCrowded: true }, 'a box needed 300 ms for nothing'],
  ['standing still for a while', { ...idle, stallMs: 1_200 }, 'a box stood still for 1200 ms'],
  ['too busy for the harness', { ...idle, lagMs: 900 }, 'the harness was 900 ms late'],
])('a machine that is %s', (_what, reading, why) => {
  expect(findBusy(reading)?.why).toBe(why);
});

it('hides a failure of most answers only when it is far too busy', () => {
  expect(findBusy({ ...idle, boxMs: 30, isCrowded: true })?.isPlainTrusted).toBe(true);
  expect(findBusy({ ...idle, boxMs: 70, isCrowded: true })?.isPlainTrusted).toBe(false);
  expect(findBusy({ ...idle, lagMs: 900 })?.isPlainTrusted).toBe(false);
});
