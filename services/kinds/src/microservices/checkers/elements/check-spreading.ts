import { atMost } from '../at-most.js';
import { BROADCAST } from '../broadcast.js';
import type { Checker } from '../checker.js';
import { operationsOf } from '../operations.js';
import { readElements } from './elements.js';
import { spreadingFigure, spreadingOf } from './figures.js';

/** The harness is not always on time. */
const SLACK = 1.25;

/** 95% of the values are at every node after at most so many milliseconds. */
export const checkSpreading: Checker<{ readonly most?: number | undefined }> = (
  history,
  { most = Infinity },
) => {
  const spreading = spreadingOf(readElements(BROADCAST, operationsOf(history)));
  const figure = spreadingFigure(spreading, '95%', 0.95);
  return atMost(figure, SLACK * most, [figure]);
};
