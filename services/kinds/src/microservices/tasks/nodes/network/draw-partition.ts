import type { SeededRandom } from '../../../../judging/seeded-random.js';
import type { PartitionShape } from '../scenario/scenario.js';

/** The fewest nodes that can be partitioned in each shape. */
export const LEAST_NODES: Readonly<Record<PartitionShape, number>> = {
  one: 2,
  halves: 2,
  bridge: 3,
  'majority-ring': 4,
};

/** Groups of nodes that hear each other; a node in several groups hears all of them. */
export type Groups = readonly (readonly string[])[];

/** Draws who is cut off from whom. */
export function drawPartition(shape: PartitionShape, nodes: readonly string[], random: SeededRandom): Groups {
  const [first = '', ...others] = random.shuffle(nodes);
  if (shape === 'one') return [[first], others];
  const half = Math.floor(others.length / 2);
  if (shape === 'bridge') return [others.slice(0, half), others.slice(half)].map((side) => [first, ...side]);
  const all = [first, ...others];
  if (shape === 'halves') {
    const middle = Math.floor(all.length / 2);
    return [all.slice(0, middle), all.slice(middle)];
  }
  return ringOf(all);
}

/** Every node hears a majority, its neighbours on a ring, and no two nodes hear the same one. */
function ringOf(nodes: readonly string[]): Groups {
  const majority = Math.floor(nodes.length / 2) + 1;
  const reach = Math.ceil((majority - 1) / 2);
  const ring = [...nodes, ...nodes.slice(0, reach)];
  return nodes.map((_, at) => ring.slice(at, at + reach + 1));
}

/** Whether two nodes hear each other. */
export const areConnected = (groups: Groups, one: string, other: string): boolean =>
  groups.some((group) => group.includes(one) && group.includes(other));

/** Who is apart from whom, for people. */
export function describePartition(shape: PartitionShape, groups: Groups): string {
  if (shape === 'majority-ring') return 'partition: each node hears only its neighbors on a ring';
  return `partition: ${groups.map((group) => [...group].sort().join(', ')).join(' | ')}`;
}
