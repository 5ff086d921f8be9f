import { topologyStateSchema, type TopologyState } from '@hone/contracts';

const NODES = ['n1', 'n2', 'n3', 'n4', 'n5'];
const isApart = (name: string): boolean => name === 'n4' || name === 'n5';

/** Five nodes in a partition, one of them paused, with a client and a service. */
export const PARTITIONED: TopologyState = topologyStateSchema.parse({
  atMs: 3_240,
  phase: 'partition: n4, n5 apart from the rest',
  operations: 34,
  nodes: [
    ...NODES.map((name) => ({ name, role: 'node', state: name === 'n2' ? 'paused' : 'up' })),
    { name: 'c1', role: 'client', state: 'up' },
    { name: 'c2', role: 'client', state: 'up' },
    { name: 'lin-kv', role: 'service', state: 'up' },
  ],
  links: [
    ...NODES.flatMap((from, index) =>
      NODES.slice(index + 1).map((to) => ({
        from,
        to,
        state: isApart(from) === isApart(to) ? (from === 'n1' ? 'slow' : 'ok') : 'cut',
      })),
    ),
    { from: 'c1', to: 'n1', state: 'ok' },
    { from: 'c2', to: 'n4', state: 'lossy' },
    { from: 'n3', to: 'lin-kv', state: 'ok' },
  ],
});

/** 25 nodes, of which only the links in trouble are listed. */
export const MANY_NODES: TopologyState = topologyStateSchema.parse({
  atMs: 12_000,
  phase: 'kill one node',
  operations: 1_290,
  nodes: Array.from({ length: 25 }, (_, index) => ({
    name: `n${index}`,
    role: 'node',
    state: index === 3 ? 'down' : index === 4 ? 'starting' : index === 5 ? 'paused' : 'up',
  })),
  links: Array.from({ length: 20 }, (_, index) => ({ from: `n${index}`, to: `n${index + 5}`, state: 'cut' })),
});
