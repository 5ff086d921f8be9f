import type { Tell } from '../../judging/while-telling.js';
import { LOOKS } from './speed-score.js';

// What is said of something that may take long: a status line, so short.
export const WAITING_FOR_CALIBRATION = 'Measuring the reference first, once for everybody: a minute or two';
export const WAITING_FOR_PLACE = 'Waiting for a core of its own';
export const WAITING_FOR_CALM = 'Waiting for a calm moment on this core';
export const MEASURING_SPEED = `Measuring speed: ${LOOKS[0]} to ${LOOKS.at(-1)} pairs of runs beside the reference`;
export const MEASURING_AGAIN = 'Not decided yet: measuring again on a quiet core';
export const MEASURING_MEMORY = 'Measuring memory on a small and on a large input';

export const followingGrowth = (family: string, place: number, of: number): string =>
  `Measuring growth: "${family}", ${place + 1} of ${of}`;

/** So long after a word on pairs the next one comes. */
const BETWEEN_MS = 3_000;

/** Says from time to time how many pairs there are, of those that the next look needs. */
export function createPairsTold(tell: Tell, now: () => number): (pairs: number, needed: number) => void {
  let toldAt = now();
  return (pairs, needed) => {
    if (now() - toldAt < BETWEEN_MS) return;
    toldAt = now();
    tell(`Measuring speed: ${pairs} of ${needed} pairs of runs`);
  };
}
