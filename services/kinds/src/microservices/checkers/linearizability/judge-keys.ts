import type { CheckerResult, Figure } from '../checker.js';
import { show } from '../counterexample/text.js';
import { verdictOf } from '../counterexample/verdict.js';
import { explainIllegal } from './explain.js';
import type { Linearization } from './linearizer.js';
import type { KeyHistory } from './prepare-keys.js';
import type { RegisterHistory } from './register-history.js';
import { searchOrder } from './search-order.js';
import { shrinkRegister } from './shrink-register.js';
import { narrowSeen } from './unfinished.js';

/** The part of a long order that is shown when there is no smaller counterexample. */
const SHOWN_OF_ORDER = 8;

/** Fails with the smallest counterexample of all keys; one key that is undecided leaves the whole undecided. */
export function judgeKeys(
  keys: readonly KeyHistory[],
  found: readonly Linearization[],
  figures: readonly Figure[],
): CheckerResult {
  const illegal = keys.flatMap((history, index) => {
    const verdict = found[index];
    if (verdict?.outcome !== 'illegal') return [];
    const { order } = verdict;
    const part = shrinkRegister(history.register);
    if (part === undefined) return [explainIllegal(history, endOf(history.register, order), order)];
    return [explainIllegal(history, part, longestOrder(part))];
  });
  if (illegal.length > 0) return verdictOf([illegal], figures);
  const undecided = keys.filter((_, index) => found[index]?.outcome !== 'linearizable');
  const [first] = undecided;
  if (first === undefined) return { outcome: 'pass', figures };
  const why = `The ${first.register.length} operations on key ${show(first.key)} could not be decided in time.`;
  return { outcome: 'inconclusive', why, figures };
}

/** A part as small as this is searched at once. */
function longestOrder(part: RegisterHistory): readonly number[] {
  const found = searchOrder(narrowSeen(part), { states: 10_000 });
  return found.outcome === 'illegal' ? found.order : [];
}

/** The end of the longest order, and the operation that should have come next. */
function endOf(history: RegisterHistory, order: readonly number[]): RegisterHistory {
  const next = history
    .filter(({ number, returned }) => returned !== null && !order.includes(number))
    .toSorted((a, b) => (a.returned ?? 0) - (b.returned ?? 0))[0];
  const shown = new Set([...order.slice(-SHOWN_OF_ORDER), ...(next === undefined ? [] : [next.number])]);
  return history.filter(({ number }) => shown.has(number));
}
