import { atMost } from '../at-most.js';
import { BROADCAST } from '../broadcast.js';
import type { Checker } from '../checker.js';
import { operationsOf } from '../operations.js';
import { readElements } from './elements.js';
import { spreadingFigure, spreadingOf } from './figures.js';
import { troublesOf } from './troubles.js';

/** The harness is not always on time. */
const SLACK = 1.25;

/**
 * 95% of the values are at every node after at most `most` milliseconds. Values do not count where a message got lost, or
 * nodes were partitioned, within that time.
 */
export const checkSpreading: Checker<{ readonly most?: number | undefined }> = (
  history,
  { most = Infinity },
) => {
  const troubles = troublesOf(history);
  const spreading = spreadingOf(readElements(BROADCAST, operationsOf(history)), ({ endMs }) =>
    troubles.every(({ fromMs, toMs }) => toMs < endMs || fromMs > endMs + most),
  );
  const figure = spreadingFigure(spreading, '95%', 0.95);
  return atMost(figure, SLACK * most, [figure]);
};
