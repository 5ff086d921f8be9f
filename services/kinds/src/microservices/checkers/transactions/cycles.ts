import type { Counterexample } from '../checker.js';
import { counterexampleOf, type Step } from '../counterexample/counterexample.js';
import { show } from '../counterexample/text.js';
import type { Dependency } from './dependencies.js';
import { nameOf } from './read-anomalies.js';
import { shortestCycle } from './shortest-cycle.js';
import { withinCycles } from './within-cycles.js';

/** Kinds of cycles, the worst first, as Adya defined them. */
const KINDS = [
  { id: 'G0', title: 'dirty write', first: ['ww'], rest: ['ww'] },
  { id: 'G1c', title: 'circular information flow', first: ['wr'], rest: ['ww', 'wr'] },
  { id: 'G-single', title: 'read skew', first: ['rw'], rest: ['ww', 'wr'] },
  { id: 'G2', title: 'anti-dependency cycle', first: ['rw'], rest: ['ww', 'wr', 'rw'] },
] as const;
export type CycleKind = (typeof KINDS)[number]['id'];

/** The shortest cycle of each kind that is looked for, the worst kind first. */
export function findCycles(all: readonly Dependency[], kinds: readonly CycleKind[]): Counterexample[] {
  const dependencies = withinCycles(all);
  return KINDS.filter(({ id }) => kinds.includes(id)).flatMap(({ id, title, first, rest }) => {
    const ofTypes = (types: readonly Dependency['type'][]): Dependency[] =>
      dependencies.filter(({ type }) => types.includes(type));
    const cycle = shortestCycle(ofTypes(first), ofTypes(rest));
    return cycle === undefined ? [] : [explain(`${id}, ${title}`, cycle)];
  });
}

function explain(kind: string, cycle: readonly Dependency[]): Counterexample {
  const [start] = cycle;
  const names = [...cycle.map(({ from }) => nameOf(from)), start === undefined ? '' : nameOf(start.from)];
  const sentence = `${kind}: each of these transactions must come before the next, which is impossible: ${names.join(' → ')}. ${cycle.map(reasonOf).join(' ')}`;
  return counterexampleOf(sentence, cycle.map(stepOf));
}

function stepOf(dependency: Dependency): Step {
  const { from, to, shownBy } = dependency;
  const ends = [from, to].map(({ operation }) =>
    operation.endMs === Infinity ? operation.startMs : operation.endMs,
  );
  const operations = [from, to, ...(shownBy === undefined ? [] : [shownBy])].map(
    ({ operation }) => operation.number,
  );
  return {
    text: reasonOf(dependency),
    atMs: Math.max(...ends),
    operations: [...new Set(operations)],
    messages: [],
  };
}

function reasonOf({ type, from, to, key, value, next }: Dependency): string {
  const [first, second] = [nameOf(from), nameOf(to)];
  const list = `key ${show(key)}`;
  if (type === 'ww')
    return `${second} appended ${show(next ?? null)} to ${list} after ${first} had appended ${show(value)}.`;
  if (type === 'wr') return `${second} read ${show(value)} from ${list}, which ${first} had appended.`;
  return `${first} read ${list} without ${show(value)}, which ${second} appended.`;
}
