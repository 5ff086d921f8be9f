import type { Checker, Counterexample } from '../checker.js';
import { counterexampleOf, endStep } from '../counterexample/counterexample.js';
import { counted } from '../counterexample/text.js';
import { verdictOf } from '../counterexample/verdict.js';
import { groupBy } from '../group-by.js';
import { operationsOf } from '../operations.js';
import { type Add, type Read, readCounter } from './counter-operations.js';

/**
 * A counter that only grows: what a node has shown or acknowledged stays in what it shows. Nothing is
 * guaranteed between nodes.
 */
export const checkGrowing: Checker = (history) => {
  const { adds, reads, malformed } = readCounter(operationsOf(history));
  const addsOf = groupBy(adds, ({ operation }) => operation.node);
  const shrunk = [...groupBy(reads, ({ operation }) => operation.node)].flatMap(([node, all]) =>
    all.flatMap((read) => tooSmall(read, all, addsOf.get(node) ?? [])),
  );
  if (malformed.length === 0 && reads.length === 0)
    return { outcome: 'inconclusive', why: 'No node answered a read.', figures: [] };
  return verdictOf([malformed, shrunk], []);
};

/** The least that a read must contain: an earlier sum, or nothing, plus the acknowledged adds that began later. */
interface Promised {
  readonly earlier: Read | undefined;
  readonly since: readonly Add[];
  readonly least: number;
}

function tooSmall(read: Read, reads: readonly Read[], adds: readonly Add[]): Counterexample[] {
  const { start } = read.operation;
  const acknowledged = adds.filter(({ operation }) => operation.outcome === 'ok' && operation.end < start);
  const earlier = reads.filter(({ operation }) => operation.end < start);
  const broken = [undefined, ...earlier]
    .map((each) => promisedBy(each, acknowledged))
    .filter(
      ({ earlier: shown, since, least }) => (shown !== undefined || since.length > 0) && least > read.value,
    )
    .map((promised) => fewest(promised, read.value));
  const first = broken.toSorted((a, b) => a.since.length - b.since.length)[0];
  return first === undefined ? [] : [explain(read, first)];
}

function promisedBy(earlier: Read | undefined, acknowledged: readonly Add[]): Promised {
  const end = earlier?.operation.end ?? -1;
  const since = acknowledged.filter(({ operation }) => operation.start > end);
  return { earlier, since, least: sumFrom(earlier?.value ?? 0, since) };
}

const sumFrom = (start: number, adds: readonly Add[]): number =>
  adds.reduce((sum, { delta }) => sum + delta, start);

/** The fewest adds whose sum exceeds the value. */
function fewest({ earlier, since }: Promised, value: number): Promised {
  const taken: Add[] = [];
  let least = earlier?.value ?? 0;
  for (const add of since.toSorted((a, b) => b.delta - a.delta)) {
    if (least > value && (taken.length > 0 || earlier !== undefined)) break;
    taken.push(add);
    least += add.delta;
  }
  return { earlier, since: taken, least };
}

function explain({ operation, value }: Read, { earlier, since, least }: Promised): Counterexample {
  const { node } = operation;
  const shown = earlier === undefined ? [] : [`read ${earlier.value}`];
  const sum = sumFrom(0, since);
  const added =
    since.length === 0 ? [] : [`acknowledged ${counted(since.length, 'add')} with the sum ${sum}`];
  const before = [...shown, ...added].join(', and then ');
  const bound = since.length === 0 ? '' : `: the sum must be at least ${least}`;
  return counterexampleOf(`${node} reads ${value}, after it had ${before}${bound}.`, [
    ...(earlier === undefined ? [] : [endStep(earlier.operation, `${node} reads ${earlier.value}.`)]),
    ...since.map((add) => endStep(add.operation, `${node} acknowledges ${add.delta}.`)),
    endStep(operation, `${node} reads ${value}.`),
  ]);
}
