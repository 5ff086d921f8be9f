import { historyEvidenceSchema, historyFaultSchema, type TopologyState } from '@hone/contracts';

/** A history with everything: every outcome, every fault, lost messages with and without a reason. */
export const HISTORY = historyEvidenceSchema.parse({
  type: 'history',
  text: 'Ιστορία',
  lines: [
    { name: 'πελάτης', role: 'client' },
    { name: 'κόμβος', role: 'node' },
    { name: 'ταμείο', role: 'service' },
  ],
  fromMs: 0,
  toMs: 100,
  operations: (['ok', 'failed', 'unknown'] as const).flatMap((outcome, id) =>
    [40, null].map((endMs) => ({
      id,
      client: 'πελάτης',
      node: 'κόμβος',
      name: 'πράξη',
      input: '1',
      output: '2',
      startMs: 10,
      endMs,
      outcome,
      marked: true,
    })),
  ),
  messages: [
    { deliveredMs: 20, marked: true },
    { deliveredMs: null, marked: false },
    { deliveredMs: null, lost: 'σιωπή', marked: false },
  ].map((each, id) => ({
    id,
    from: 'πελάτης',
    to: 'κόμβος',
    label: 'γράμμα',
    body: 'σώμα',
    sentMs: 10,
    ...each,
  })),
  faults: historyFaultSchema.shape.kind.options.map((kind, index) => ({
    kind,
    label: 'βλάβη',
    nodes: index === 0 ? [] : ['κόμβος'],
    fromMs: 0,
    toMs: index === 0 ? null : 50,
  })),
  steps: [{ text: 'Βήμα', atMs: 10, operations: [0], messages: [0] }],
  omitted: 2,
  logs: [
    { node: 'κόμβος', text: 'γραμμή' },
    { node: 'ταμείο', text: '' },
  ],
  figures: [{ name: 'μέτρο', value: '3' }],
});

const STATES = { α: 'up', β: 'starting', γ: 'paused', δ: 'down' } as const;

export const TOPOLOGIES: readonly TopologyState[] = [1, 12].map((count) => ({
  atMs: 3_000,
  phase: 'φάση',
  operations: 3,
  nodes: Object.entries(STATES).flatMap(([letter, state]) =>
    Array.from({ length: count }, (_, index) => ({
      name: `${letter}${index}`,
      role: 'node' as const,
      state,
    })),
  ),
  links: (['ok', 'slow', 'lossy', 'cut'] as const).map((state, index) => ({
    from: 'α0',
    to: ['β0', 'γ0', 'δ0', 'β1'][index] ?? '',
    state,
  })),
}));
