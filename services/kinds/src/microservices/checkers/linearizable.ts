import type { History } from '../history/history.js';
import type { CheckerResult } from './checker.js';
import { verdictOf } from './counterexample/verdict.js';
import { messagesPerOperation } from './figures.js';
import { explainObvious } from './linearizability/explain.js';
import { judgeKeys } from './linearizability/judge-keys.js';
import type { Linearizer } from './linearizability/linearizer.js';
import { obviousViolations } from './linearizability/obvious-violations.js';
import { prepareKeys } from './linearizability/prepare-keys.js';
import { narrowSeen } from './linearizability/unfinished.js';
import { wrongRejections } from './linearizability/wrong-rejections.js';
import { operationsOf } from './operations.js';
import { nothingDone } from './silent-nodes.js';

/**
 * Every operation on a key takes effect at one point in time between request and answer. Apart from the linearizer's
 * answer, the result depends on the history alone.
 */
export async function checkLinearizable(history: History, linearizer: Linearizer): Promise<CheckerResult> {
  const operations = operationsOf(history);
  const figures = [messagesPerOperation(history, operations)];
  const { keys, malformed } = prepareKeys(operations);
  const obvious = keys.flatMap((key) =>
    obviousViolations(key.register).map((each) => explainObvious(key, each)),
  );
  const cheap = [malformed, obvious, keys.flatMap(wrongRejections), nothingDone(operations)];
  if (cheap.flat().length > 0) return verdictOf(cheap, figures);
  if (keys.every(({ register }) => register.length === 0))
    return { outcome: 'inconclusive', why: 'No operation returned a result.', figures };
  const found = await linearizer.decide(keys.map(({ register }) => narrowSeen(register)));
  return judgeKeys(keys, found, figures);
}
