import type { Counterexample } from '../checker.js';
import { counterexampleOf, endStep, type Step } from '../counterexample/counterexample.js';
import { atTime, listed, show } from '../counterexample/text.js';
import type { Operation } from '../operations.js';
import type { ObviousViolation } from './obvious-violations.js';
import type { KeyHistory } from './prepare-keys.js';
import type { RegisterOperation } from './register-history.js';

export function explainObvious(history: KeyHistory, violation: ObviousViolation): Counterexample {
  const { read, value } = violation;
  const { node, endMs } = operationOf(history, read);
  const saw = `${node} ${read.action.type === 'read' ? 'reads' : 'finds'} ${history.nameOf(value)} for key ${show(history.key)}`;
  if (violation.type === 'unwritten')
    return counterexampleOf(`${saw} at ${atTime(endMs)}, and nobody had written it.`, [
      stepOf(history, read),
    ]);
  const { write, overwrite } = violation;
  const by = operationOf(history, overwrite);
  const sentence = `${saw}, although ${by.node} had acknowledged ${deed(history, overwrite)} at ${atTime(by.endMs)}, before that request began.`;
  const first = write === undefined ? [] : [stepOf(history, write)];
  return counterexampleOf(sentence, [...first, stepOf(history, overwrite), stepOf(history, read)]);
}

/** `part` is illegal by itself; `order` is the longest order of it that explains its answers. */
export function explainIllegal(
  history: KeyHistory,
  part: readonly RegisterOperation[],
  order: readonly number[],
): Counterexample {
  const placed = order.flatMap((number) => part.find((each) => each.number === number) ?? []);
  const fits =
    placed.length === 0
      ? ''
      : ` The longest order that fits is: ${listed(
          placed.map((each) => deed(history, each)),
          10,
        )}.`;
  const sentence = `No order of these ${part.length} operations on key ${show(history.key)} explains every answer.${fits}`;
  return counterexampleOf(
    sentence,
    part.map((each) => stepOf(history, each)),
  );
}

function operationOf({ operations }: KeyHistory, { number }: RegisterOperation): Operation {
  const operation = operations.get(number);
  if (operation === undefined) throw new Error(`the history of the key has no operation ${number}`);
  return operation;
}

/** As a noun: `write 5`. */
function deed({ nameOf }: KeyHistory, { action }: RegisterOperation): string {
  if (action.type === 'cas') return `cas from ${nameOf(action.from)} to ${nameOf(action.to)}`;
  return `${action.type} ${nameOf(action.value)}`;
}

function stepOf(history: KeyHistory, each: RegisterOperation): Step {
  const operation = operationOf(history, each);
  const { node, startMs, outcome } = operation;
  const what = deed(history, each);
  if (outcome === 'info')
    return endStep(operation, `A client asks ${node} for ${what}, and does not learn what became of it.`);
  const said = each.action.type === 'read' ? 'answers' : 'acknowledges';
  return endStep(operation, `${node} ${said} ${what}, which was asked at ${atTime(startMs)}.`);
}
