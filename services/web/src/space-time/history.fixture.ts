import { historyEvidenceSchema, type HistoryEvidence, type HistoryMessage } from '@hone/contracts';

type Message = Pick<HistoryMessage, 'from' | 'to' | 'label' | 'sentMs' | 'deliveredMs'> &
  Partial<HistoryMessage>;

const withIds = (messages: readonly Message[]): HistoryMessage[] =>
  messages.map((message, id) => ({ id, marked: false, ...message }));

const gossip = (
  from: string,
  to: string,
  sentMs: number,
  changes: Partial<HistoryMessage> = {},
): Message => ({
  from,
  to,
  label: 'gossip',
  body: '{"type":"gossip","messages":[7]}',
  sentMs,
  deliveredMs: sentMs + 40,
  ...changes,
});

const NODES = ['n1', 'n2', 'n3', 'n4', 'n5'].map((name) => ({ name, role: 'node' as const }));

/** A broadcast that is never resent after a partition: two nodes never receive it. */
export const PARTITIONED_BROADCAST: HistoryEvidence = historyEvidenceSchema.parse({
  type: 'history',
  text: 'n4 and n5 never learned of value 7: 10 s after the heal, c2 reads [] from n4.',
  lines: [{ name: 'c1', role: 'client' }, ...NODES, { name: 'c2', role: 'client' }],
  fromMs: 900,
  toMs: 5_200,
  operations: [
    {
      id: 10,
      client: 'c1',
      node: 'n1',
      name: 'broadcast',
      input: '7',
      startMs: 1_200,
      endMs: 1_262,
      outcome: 'ok',
      marked: true,
    },
    {
      id: 11,
      client: 'c1',
      node: 'n1',
      name: 'broadcast',
      input: '8',
      startMs: 1_500,
      endMs: 2_100,
      outcome: 'failed',
      marked: false,
    },
    {
      id: 12,
      client: 'c1',
      node: 'n5',
      name: 'broadcast',
      input: '9',
      startMs: 2_300,
      endMs: null,
      outcome: 'unknown',
      marked: false,
    },
    {
      id: 13,
      client: 'c2',
      node: 'n4',
      name: 'read',
      output: '[]',
      startMs: 4_600,
      endMs: 4_668,
      outcome: 'ok',
      marked: true,
    },
  ],
  messages: withIds([
    { from: 'c1', to: 'n1', label: 'broadcast', sentMs: 1_200, deliveredMs: 1_222, marked: true },
    gossip('n1', 'n2', 1_225, { deliveredMs: 1_262, marked: true }),
    { from: 'n1', to: 'c1', label: 'broadcast_ok', sentMs: 1_226, deliveredMs: 1_262 },
    gossip('n2', 'n3', 1_264, { deliveredMs: 1_310, marked: true }),
    gossip('n3', 'n4', 1_312, { deliveredMs: null, lost: 'partition', marked: true }),
    gossip('n3', 'n5', 1_313, { deliveredMs: null, lost: 'partition', marked: true }),
    { from: 'c1', to: 'n5', label: 'broadcast', sentMs: 2_300, deliveredMs: 2_330, body: '{"message":9}' },
    { from: 'c2', to: 'n4', label: 'read', sentMs: 4_600, deliveredMs: 4_631, marked: true },
    {
      from: 'n4',
      to: 'c2',
      label: 'read_ok',
      body: '{"type":"read_ok","messages":[]}',
      sentMs: 4_632,
      deliveredMs: 4_668,
      marked: true,
    },
  ]),
  faults: [
    {
      kind: 'partition',
      label: 'partition: n4, n5 apart from the rest',
      nodes: ['n4', 'n5'],
      fromMs: 1_000,
      toMs: 3_000,
    },
    { kind: 'latency', label: 'latency 40 ms', nodes: [], fromMs: 900, toMs: null },
  ],
  steps: [
    { text: 'A partition cuts n4 and n5 off.', atMs: 1_000, operations: [], messages: [] },
    {
      text: 'c1 broadcasts 7 to n1, and n1 acknowledges it. From now on, every node must learn of 7 in the end.',
      atMs: 1_262,
      operations: [10],
      messages: [0, 2],
    },
    {
      text: 'n3 forwards 7 to n4 and n5. Both messages are lost in the partition.',
      atMs: 1_313,
      operations: [],
      messages: [4, 5],
    },
    {
      text: 'The partition heals. n3 never sends 7 again, so c2 still reads [] from n4.',
      atMs: 4_632,
      operations: [13],
      messages: [7, 8],
    },
  ],
  omitted: 212,
  logs: [
    { node: 'n3', text: 'neighbours: n2 n4 n5\nforwarded 7\n' },
    { node: 'n4', text: '' },
  ],
  figures: [
    { name: 'Messages per operation', value: '4.2' },
    { name: 'Stale reads', value: '3 of 40' },
    { name: 'Availability', value: '97.5%' },
  ],
});

/** Two nodes return the same id. */
export const DUPLICATE_ID: HistoryEvidence = historyEvidenceSchema.parse({
  type: 'history',
  text: 'The id "1700000000-1" was given twice: by n0 and by n2.',
  lines: [
    { name: 'c1', role: 'client' },
    { name: 'c2', role: 'client' },
    { name: 'n0', role: 'node' },
    { name: 'n1', role: 'node' },
    { name: 'n2', role: 'node' },
  ],
  fromMs: 3_000,
  toMs: 3_080,
  operations: [
    {
      id: 40,
      client: 'c1',
      node: 'n0',
      name: 'generate',
      output: '"1700000000-1"',
      startMs: 3_010,
      endMs: 3_034,
      outcome: 'ok',
      marked: true,
    },
    {
      id: 41,
      client: 'c2',
      node: 'n2',
      name: 'generate',
      output: '"1700000000-1"',
      startMs: 3_030,
      endMs: 3_061,
      outcome: 'ok',
      marked: true,
    },
  ],
  messages: withIds([
    { from: 'c1', to: 'n0', label: 'generate', sentMs: 3_010, deliveredMs: 3_020, marked: true },
    { from: 'n0', to: 'c1', label: 'generate_ok', sentMs: 3_022, deliveredMs: 3_034, marked: true },
    { from: 'c2', to: 'n2', label: 'generate', sentMs: 3_030, deliveredMs: 3_045, marked: true },
    { from: 'n2', to: 'c2', label: 'generate_ok', sentMs: 3_048, deliveredMs: 3_061, marked: true },
  ]),
  faults: [],
  steps: [
    { text: 'n0 gives "1700000000-1" to c1.', atMs: 3_034, operations: [40], messages: [0, 1] },
    { text: 'n2 gives the same id to c2.', atMs: 3_061, operations: [41], messages: [2, 3] },
  ],
  omitted: 0,
  logs: [],
  figures: [],
});

const OUTCOMES = ['ok', 'ok', 'ok', 'ok', 'failed', 'unknown'] as const;

const nodeAt = (index: number): string => `n${index % 25}`;

const manyMessages = (): HistoryMessage[] =>
  withIds(
    Array.from({ length: 600 }, (_, index) =>
      gossip(nodeAt(index), nodeAt(index * 7 + 3), index * 13, {
        marked: index % 50 === 0,
        ...(index % 9 === 0 ? { deliveredMs: null, lost: 'loss' } : {}),
      }),
    ),
  );

const manyOperations = () =>
  Array.from({ length: 300 }, (_, id) => ({
    id,
    client: `c${id % 5}`,
    node: nodeAt(id),
    name: 'broadcast',
    input: String(id),
    startMs: id * 26,
    endMs: OUTCOMES[id % 6] === 'unknown' ? null : id * 26 + 90,
    outcome: OUTCOMES[id % 6],
    marked: id % 60 === 0,
  }));

/** The maximum size of a history: 300 operations, 600 messages, 60 faults, 20 steps. */
export function fullHistory(): HistoryEvidence {
  const clients = Array.from({ length: 5 }, (_, index) => ({ name: `c${index}`, role: 'client' as const }));
  const nodes = Array.from({ length: 25 }, (_, index) => ({ name: `n${index}`, role: 'node' as const }));
  return historyEvidenceSchema.parse({
    type: 'history',
    text: 'As much as fits.',
    lines: [...clients, ...nodes],
    fromMs: 0,
    toMs: 8_000,
    operations: manyOperations(),
    messages: manyMessages(),
    faults: Array.from({ length: 60 }, (_, index) => ({
      kind: 'partition',
      label: `partition ${index}`,
      nodes: [nodeAt(index), nodeAt(index + 1)],
      fromMs: index * 130,
      toMs: index * 130 + 400,
    })),
    steps: Array.from({ length: 20 }, (_, index) => ({
      text: `Step ${index} speaks of many things. `.repeat(8),
      atMs: index * 400,
      operations: Array.from({ length: 40 }, (__, place) => index * 14 + place),
      messages: Array.from({ length: 40 }, (__, place) => index * 28 + place),
    })),
    omitted: 4_000,
    logs: nodes.map(({ name }) => ({ node: name, text: `${name} is ready\n`.repeat(400) })),
    figures: Array.from({ length: 20 }, (_, index) => ({
      name: `Measurement ${index}`,
      value: `${index} ms`,
    })),
  });
}
