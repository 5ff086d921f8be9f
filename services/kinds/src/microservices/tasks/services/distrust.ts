import type { CheckerResult, Counterexample } from '../../checkers/checker.js';
import { MOST_BOX_MS } from './play/watch-boxes.js';
import type { MachineReading } from './play/watch-machine.js';

/** A harness that is later than this cannot tell a slow service from a busy machine. */
const MOST_LAG_MS = 400;
/** What a service was late with may show so much later: a client's own deadline, or the next look of a probe. */
const SHOWS_WITHIN_MS = 2_000;

/** A failure that the machine may have caused, as one that decides nothing; every other result as it is. */
export function distrust({ lagMs, boxMs, crowded }: MachineReading, result: CheckerResult): CheckerResult {
  if (result.outcome !== 'fail') return result;
  if (lagMs > MOST_LAG_MS) return busy(`the harness was ${Math.round(lagMs)} ms late`, result);
  if (boxMs > MOST_BOX_MS) return busy(`a box needed ${Math.round(boxMs)} ms for nothing`, result);
  const span = spanOf(result.counterexample);
  if (crowded.some(({ fromMs, toMs }) => fromMs <= span.toMs && toMs >= span.fromMs - SHOWS_WITHIN_MS))
    return busy('others left the services no time when it happened', result);
  return result;
}

/** From the first step of a counterexample to its last; all the time where it has no steps. */
function spanOf({ steps }: Counterexample): { readonly fromMs: number; readonly toMs: number } {
  const times = steps.map(({ atMs }) => atMs);
  return times.length === 0
    ? { fromMs: 0, toMs: Infinity }
    : { fromMs: Math.min(...times), toMs: Math.max(...times) };
}

const busy = (what: string, { figures }: CheckerResult): CheckerResult => ({
  outcome: 'inconclusive',
  why: `the machine was busy: ${what}`,
  figures,
});
