import type { LiveEvent } from '@hone/contracts';
import type { Paint } from '../screen/paint.js';
import { describeCheck } from './describe-result.js';

const PHASES = {
  prepare: 'Preparing the sandbox',
  compile: 'Compiling or checking syntax',
  run: 'Running',
  measure: 'Measuring speed',
  judge: 'Grading',
} as const;

/** The line about a live event; undefined for none. */
export function liveLine(event: LiveEvent, paint: Paint): string | undefined {
  switch (event.type) {
    case 'submission.queued':
      return event.data.position === 0 ? undefined : `Waiting behind ${event.data.position} submissions`;
    case 'grading.started':
      return event.data.attempt === 1
        ? undefined
        : `Retrying after a platform fault (attempt ${event.data.attempt})`;
    case 'grading.phase':
      return paint('quiet', PHASES[event.data.phase]);
    case 'grading.provisional': {
      const { correct, points, max } = event.data;
      return `${correct ? 'Correct' : 'Not all correct'}, ${points} of ${max} points so far; speed is still to be measured`;
    }
    case 'grading.check':
      return `${describeCheck(event.data.check, paint)} ${paint('quiet', `${event.data.done}/${event.data.total}`)}`;
    case 'grading.compiled':
    case 'grading.log':
    case 'grading.finished':
    case 'grading.voided':
    case 'submission.cancelled':
    case 'sitting.changed':
      return undefined;
  }
}
