import type { Json } from '../../history/history.js';
import type { Counterexample } from '../checker.js';
import { counterexampleOf, endStep } from '../counterexample/counterexample.js';
import { show } from '../counterexample/text.js';
import type { Operation } from '../operations.js';
import type { KeyHistory } from './prepare-keys.js';

/** The value that a compare-and-set expects, and the one that it or a write sets. */
interface Change {
  readonly from?: Json;
  readonly to?: Json;
  readonly value?: Json;
}

const changeOf = ({ input }: Operation): Change => input as Change;

/**
 * A compare-and-set that was rejected although the key had the expected value throughout, in every order, or as if the key
 * did not exist after it was written. One that overlaps with another change may be rejected out of caution.
 */
export function wrongRejections({ key, operations }: KeyHistory): Counterexample[] {
  const all = [...operations.values()];
  const changes = all.filter(({ name, outcome }) => name !== 'read' && outcome !== 'fail');
  return all.flatMap((cas) => {
    if (cas.name !== 'cas' || cas.outcome !== 'fail') return [];
    const because = cas.error.startsWith('precondition-failed')
      ? isExpected(cas, changes)
      : cas.error.startsWith('key-does-not-exist')
        ? changes.find(({ end }) => end < cas.start)
        : undefined;
    return because === undefined ? [] : [explain(key, cas, because)];
  });
}

/** The change that set the expected value for certain, where nothing else may have changed it until the answer. */
function isExpected(cas: Operation, changes: readonly Operation[]): Operation | undefined {
  const { from } = changeOf(cas);
  const set = changes.find((each) => setBy(each) === from && each.end < cas.start);
  if (set === undefined) return undefined;
  const isAlone = changes.every((other) => other === set || other.end < set.start || other.start > cas.end);
  return isAlone ? set : undefined;
}

function setBy(operation: Operation): Json {
  const { to, value = null } = changeOf(operation);
  return to ?? value;
}

function explain(key: KeyHistory['key'], cas: Operation, because: Operation): Counterexample {
  const { from = null, to = null } = changeOf(cas);
  const asked = `cas from ${show(from)} to ${show(to)} on key ${show(key)}`;
  const value = show(setBy(because));
  const sentence = `${cas.node} refuses ${asked} (${cas.error}), although the key had been set to ${value} before, and nothing else had begun to change it.`;
  return counterexampleOf(sentence, [
    endStep(because, `${because.node} acknowledges ${value} for key ${show(key)}.`),
    endStep(cas, `${cas.node} refuses ${asked}.`),
  ]);
}
