import { setImmediate as turn } from 'node:timers/promises';
import type { Judgement } from '@hone/contracts';
import { expect, it } from 'vitest';
import { createAttemptBoxes } from './attempt-boxes.js';
import type { Grade } from './ports.js';

/** A grading that ends on request, and how often its boxes were removed. */
function openGrading() {
  let closed = 0;
  let end: (grade: Grade) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const grading = new Promise<Grade>((resolve, reject) => ([end, fail] = [resolve, reject]));
  const judgement = { verdict: 'accepted' } as Judgement;
  const close = (): Promise<void> => Promise.resolve(void (closed += 1));
  return { grading, end: () => end({ judgement, images: {}, close }), fail, closed: () => closed };
}

it('removes boxes on request, not when the grading ends', async () => {
  const { grading, end, closed } = openGrading();
  const boxes = createAttemptBoxes();
  boxes.watch(grading);
  end();
  await grading;
  await turn();
  expect(closed()).toBe(0);
  await boxes.dismiss();
  expect(closed()).toBe(1);
});

it('does not wait for a grading that does not end, and removes its boxes when it does', async () => {
  const { grading, end, closed } = openGrading();
  const boxes = createAttemptBoxes();
  boxes.watch(grading);
  await boxes.dismiss();
  expect(closed()).toBe(0);
  end();
  await turn();
  expect(closed()).toBe(1);
});

it('does nothing after a failed grading', async () => {
  const { grading, fail, closed } = openGrading();
  const boxes = createAttemptBoxes();
  boxes.watch(grading);
  fail(new Error('the engine is away'));
  await turn();
  await boxes.dismiss();
  expect(closed()).toBe(0);
});
