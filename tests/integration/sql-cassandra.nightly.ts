import { describe, expect, it } from 'vitest';
import type { Box, BoxSpec } from '@hone/contracts/sandbox';
import { createNodeBox, type NodeBox } from '@hone/kinds/sql/node-box';
import { z } from 'zod';
import { pidsInBoxes } from '../support/sandbox/box-processes.js';
import { eventually } from '../support/eventually.js';
import { boxesOf, openTestSandbox, testEngine } from '../support/sandbox/sandbox.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';

const SPEC = { runtime: 'cassandra', memoryMiB: 256, processes: 32, trust: 'candidate' } as const;
/** A node takes seconds of a core to start, and others may be using the core. */
const TIMEOUT_MS = 300_000;
const WALL_MS = 120_000;

type Sent = Parameters<NodeBox['play']>[0];
type History = Parameters<NodeBox['play']>[1];

const TABLE = 'CREATE TABLE t (id text, at timestamp, n bigint, note text, PRIMARY KEY (id, at))';
const WRITE = {
  text: 'INSERT INTO t (id, at, n, note) VALUES (?, ?, ?, ?)',
  values: ['id text', 'at timestamp', 'n bigint', 'note text'],
};
const READ = { text: 'SELECT at, n, note FROM t WHERE id = ? LIMIT 500', values: ['id text'] };

const statement = (
  { text, values }: { readonly text: string; readonly values: readonly string[] },
  place: string,
) => ({
  ...{ text, place },
  values: values.map((value) => ({ name: value.split(' ')[0] ?? '', type: value.split(' ')[1] ?? '' })),
});
const designOf = ({ table = TABLE, write = WRITE, read = READ } = {}): Sent => ({
  tables: [statement({ text: table, values: [] }, 'tables.cql, line 1')],
  writes: { written: [statement(write, 'writes/written.cql, line 2')] },
  reads: { all: [statement(read, 'reads/all.cql, line 3')] },
});
const historyOf = (count: number, note = 'x'): History => ({
  events: Array.from({ length: count }, (_, n) => ({
    event: 'written',
    values: { id: 'a', at: new Date(1_772_000_000_000 + n * 1000).toISOString(), n: String(n), note },
  })),
  questions: [{ path: 'all', values: { id: 'a' } }],
});

let sandbox: SuiteSandbox;
let node: NodeBox;

useSandbox((opened) => {
  sandbox = opened;
  node = open();
});

/** How many requests a node got; each statement waits for the answer to the one before. */
let sent = 0;

async function openCounted(spec: BoxSpec): Promise<Box> {
  const box = await sandbox.open(spec);
  const connect = box.connect.bind(box);
  return Object.assign(box, {
    connect: async (...target: Parameters<typeof connect>) => {
      const stream = await connect(...target);
      const write = stream.write.bind(stream) as (...given: unknown[]) => boolean;
      return Object.assign(stream, {
        write: (...given: unknown[]) => {
          sent += 1;
          return write(...given);
        },
      });
    },
  });
}

const open = (): NodeBox => createNodeBox({ open: openCounted, now: () => performance.now() }, SPEC);

const rowsOf = async (box: NodeBox, history = historyOf(2), design = designOf()) => {
  const played = await box.play(design, history, WALL_MS);
  if (played.end !== 'done') throw new Error(JSON.stringify(played));
  return played.answers[0]?.rows;
};
const TWO = [
  ['2026-02-25 06:13:20.000', '0', 'x'],
  ['2026-02-25 06:13:21.000', '1', 'x'],
];

const inspectedSchema = z.object({
  HostConfig: z.object({ NetworkMode: z.string(), ReadonlyRootfs: z.boolean(), Memory: z.number() }),
  NetworkSettings: z.object({ Ports: z.record(z.string(), z.unknown()) }),
});

describe('a node in a box', () => {
  it(
    'answers from what was written, and keeps nothing from one history to the next',
    async () => {
      expect(await rowsOf(node)).toEqual(TWO);
      expect(await rowsOf(node, historyOf(0))).toEqual([]);
      expect(await rowsOf(node)).toEqual(TWO);
      expect(sandbox.runtimes().find(({ id }) => id === 'cassandra')).toMatchObject({
        status: 'ready',
        version: expect.stringMatching(/^Apache Cassandra 5\.0\.\d+ on openjdk/),
      });
    },
    TIMEOUT_MS,
  );

  it('has no network and no port that anybody outside could reach', async () => {
    const [box] = await boxesOf(sandbox.workerId);
    const inspected = inspectedSchema.parse(
      await testEngine()
        .getContainer(box?.Id ?? '')
        .inspect(),
    );
    expect(inspected).toMatchObject({
      HostConfig: { NetworkMode: 'none', ReadonlyRootfs: true },
      NetworkSettings: { Ports: {} },
    });
    expect(inspected.HostConfig.Memory).toBeLessThanOrEqual(1024 ** 3);
  });
});

describe('a statement that the node does not take', () => {
  it.each<[string, Sent, string, RegExp]>([
    [
      'a reserved word',
      designOf({ table: TABLE.replace('note', 'order') }),
      'tables.cql, line 1',
      /mismatched input|no viable alternative/,
    ],
    [
      'a key that nobody narrows',
      designOf({ read: { text: 'SELECT n FROM t WHERE n = 1', values: [] } }),
      'reads/all.cql, line 3',
      /ALLOW FILTERING/,
    ],
    [
      'a condition with a time of its own',
      designOf({ write: { text: `${WRITE.text} IF NOT EXISTS USING TIMESTAMP 1`, values: WRITE.values } }),
      'writes/written.cql, line 2',
      /timestamp/i,
    ],
    [
      'a text for a number',
      designOf({ read: { text: "SELECT n FROM t WHERE id = 'a' AND at = 'soon'", values: [] } }),
      'reads/all.cql, line 3',
      /date|timestamp/i,
    ],
    [
      'a key of null',
      designOf({ write: { text: 'INSERT INTO t (id, at) VALUES (null, 5)', values: [] } }),
      'writes/written.cql, line 2',
      /null/i,
    ],
    ['an answer without end', designOf(), 'reads/all.cql, line 3', /more than 2 MiB/],
  ])(
    '%s is told in the node’s words, and the next history is played',
    async (what, design, at, message) => {
      const history = what === 'an answer without end' ? historyOf(300, 'x'.repeat(10_000)) : historyOf(1);
      const ended = await node.play(design, history, WALL_MS);
      expect(ended).toMatchObject({ end: 'failed', at, message: expect.stringMatching(message) });
      expect(await rowsOf(node)).toEqual(TWO);
    },
    TIMEOUT_MS,
  );
});

describe('a node that somebody is about to ask for', () => {
  it(
    'is started ahead, and none is where nobody is',
    async () => {
      const ahead = await openTestSandbox({ poolSize: { default: 0, cassandra: 1 } });
      try {
        await ahead.warm([SPEC]);
        expect(ahead.poolCounts()).toMatchObject({ waiting: 0, warm: 0 });
        await ahead.awaits([SPEC, { ...SPEC, runtime: 'python' }]);
        await eventually(
          () => ahead.poolCounts().waiting,
          (waiting) => waiting === 1,
          TIMEOUT_MS,
        );
        // Boxes of trials don't count: nobody had to wait for them.
        await ahead.settled();
        const trials = ahead.poolCounts().cold;
        await (await ahead.open(SPEC)).close();
        expect(ahead.poolCounts()).toMatchObject({ warm: 1, cold: trials });
      } finally {
        await ahead.close();
      }
      expect(await boxesOf(ahead.workerId)).toEqual([]);
    },
    TIMEOUT_MS,
  );
});

describe('a history that takes too long', () => {
  it(
    'is stopped from outside, and the next history gets a new node',
    async () => {
      expect(await node.play(designOf(), historyOf(200), 50)).toEqual({ end: 'stopped' });
      expect(await rowsOf(node)).toEqual(TWO);
    },
    TIMEOUT_MS,
  );
});

describe('a node that is brought down', () => {
  it(
    'begins anew, and the history before is told to have lost it',
    async () => {
      // It is up before counting starts.
      expect(await rowsOf(node)).toEqual(TWO);
      const before = sent;
      const playing = node.play(designOf(), historyOf(20_000), WALL_MS);
      // More than the tables and statements that are prepared first: it is writing events.
      await eventually(
        () => sent - before,
        (count) => count > 100,
        WALL_MS,
      );
      const pids = await pidsInBoxes(sandbox.workerId, 'java ');
      expect(pids).toHaveLength(1);
      for (const pid of pids) process.kill(pid, 'SIGKILL');
      expect(await playing).toEqual({ end: 'lost' });
      // Not all of them had been written by then.
      expect(sent - before).toBeLessThan(20_000);
      expect(await rowsOf(node)).toEqual(TWO);
    },
    TIMEOUT_MS,
  );
});
