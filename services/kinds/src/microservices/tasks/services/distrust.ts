import type { CheckerResult, Counterexample } from '../../checkers/checker.js';
import { MOST_BOX_MS } from './play/watch-boxes.js';
import type { MachineReading } from './play/watch-machine.js';

/** A harness that is later than this cannot distinguish a slow service from a busy machine. */
const MOST_LAG_MS = 400;
/** A delay may only show this much later: at a client's own deadline, or at the next probe. */
const SHOWS_WITHIN_MS = 2_000;

/** Makes a failure that the machine may have caused inconclusive; returns every other result unchanged. */
export function distrust({ lagMs, boxMs, crowded }: MachineReading, result: CheckerResult): CheckerResult {
  if (result.outcome !== 'fail') return result;
  if (lagMs > MOST_LAG_MS) return busy(`the harness was ${Math.round(lagMs)} ms late`, result);
  if (boxMs > MOST_BOX_MS) return busy(`a box needed ${Math.round(boxMs)} ms for nothing`, result);
  const fromMs = beginOf(result.counterexample) - SHOWS_WITHIN_MS;
  if (crowded.some(({ toMs }) => toMs >= fromMs))
    return busy('others left the services no time when it happened, or afterwards', result);
  return result;
}

/** When a counterexample begins. It has no end: something missing may have been late until the play was over. */
const beginOf = ({ steps }: Counterexample): number =>
  steps.length === 0 ? 0 : Math.min(...steps.map(({ atMs }) => atMs));

const busy = (what: string, { figures }: CheckerResult): CheckerResult => ({
  outcome: 'inconclusive',
  why: `the machine was busy: ${what}`,
  figures,
});
