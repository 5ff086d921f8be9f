import { describe, expect, it } from 'vitest';
import { historyEvidenceSchema, readTopology } from '@hone/contracts';

import { operationsOf } from '../../../checkers/operations.js';
import { replyTo, scriptedCluster, type NodeScript } from '../cluster/scripted-cluster.fixture.js';
import { evidenceOf } from '../judge-run.js';
import { scenarioSchema, type Scenario } from '../scenario/scenario.js';
import type { StoreName } from '../stores/store.js';
import { inVirtualTime } from '../../../../judging/virtual-time.fixture.js';
import { echo } from '../workloads/echo.js';
import { runScenario } from './run-scenario.js';
import type { ScenarioRun } from './scenario-run.js';

const scenarioOf = (changes: object): Scenario =>
  scenarioSchema.parse({
    nodes: 2,
    timeoutMs: 100,
    phases: [{ name: 'all', forMs: 200, rate: 50 }],
    ...changes,
  });

interface Playing {
  readonly changes?: object;
  readonly services?: readonly StoreName[];
  readonly onState?: (text: string) => void;
  readonly cpuMs?: () => number;
}

const play = (
  script: NodeScript,
  { changes = {}, services = [], onState, cpuMs }: Playing = {},
): Promise<ScenarioRun> =>
  inVirtualTime(() =>
    runScenario(scenarioOf(changes), {
      cluster: scriptedCluster(script, cpuMs),
      workload: echo,
      services,
      seed: 'ab',
      signal: new AbortController().signal,
      now: () => performance.now(),
      onState: onState ?? (() => undefined),
    }),
  );

const honest: NodeScript =
  ({ send }) =>
  (message) =>
    send(replyTo(message, { ...message.body, type: `${message.body.type}_ok` }));

/** An honest node, except for its handling of `echo`. */
const odd =
  (
    act: (hands: Parameters<NodeScript>[0], message: Parameters<ReturnType<NodeScript>>[0]) => void,
  ): NodeScript =>
  (hands) =>
  (message) =>
    message.body.type === 'init' ? honest(hands)(message) : act(hands, message);

describe('a scenario', () => {
  it('writes down what every client asked, and every message', async () => {
    const { history, broken } = await play(honest);
    expect(broken).toBeUndefined();
    const operations = operationsOf(history);
    expect(operations).toHaveLength(10);
    expect(operations.every(({ outcome, input, output }) => outcome === 'ok' && input === output)).toBe(true);
    const count = (type: string) => history.filter((event) => event.type === type).length;
    // Two for each operation, and two for the `init` of each node.
    expect([count('send'), count('deliver'), count('drop')]).toEqual([24, 24, 0]);
  });

  it('is the same for the same seed, except for times', async () => {
    const asked = async () =>
      operationsOf((await play(honest)).history).map(({ node, input }) => [node, input]);
    expect(await asked()).toEqual(await asked());
  });

  it('treats an operation without an answer in time as one that may have happened', async () => {
    const { history } = await play(odd(() => undefined));
    expect(new Set(operationsOf(history).map(({ outcome }) => outcome))).toEqual(new Set(['info']));
  });

  it('distinguishes definite errors from others', async () => {
    const codes = [11, 0];
    const { history } = await play(
      odd(({ send }, message) => send(replyTo(message, { type: 'error', code: codes.pop() ?? 22 }))),
    );
    const outcomes = operationsOf(history).map(({ outcome }) => outcome);
    expect(outcomes.slice(0, 3)).toEqual(['info', 'fail', 'fail']);
  });

  it('lets partitions and loss strike between nodes only, and heal', async () => {
    const gossip = odd((hands, message) => {
      if (message.body.type !== 'echo') return;
      honest(hands)(message);
      hands.send({ src: hands.name, dest: hands.name === 'n0' ? 'n1' : 'n0', body: { type: 'gossip' } });
    });
    const states: string[] = [];
    const faults = [{ atMs: 0, forMs: 300, partition: 'halves' }];
    const { history, broken, ...run } = await play(gossip, {
      changes: {
        phases: [
          { name: 'apart', forMs: 300, rate: 100, faults },
          { name: 'healed', forMs: 300, rate: 100 },
        ],
      },
      onState: (text) => states.push(text),
    });
    expect(broken).toBeUndefined();
    expect(operationsOf(history).every(({ outcome }) => outcome === 'ok')).toBe(true);
    const healedMs = history.find(({ type }) => type === 'heal')?.atMs ?? 0;
    const drops = history.filter(({ type }) => type === 'drop');
    expect(drops.length).toBeGreaterThan(20);
    expect(drops.every(({ atMs }) => atMs <= healedMs)).toBe(true);
    expect(states.map(readTopology).some((state) => state?.links[0]?.state === 'cut')).toBe(true);
    const evidence = evidenceOf({ history, ...run }, { text: 'all is well', figures: [] });
    expect(historyEvidenceSchema.parse(evidence)).toMatchObject({
      faults: [{ kind: 'partition', label: 'partition: n1 | n0' }],
      logs: [{ node: 'n0' }, { node: 'n1' }],
    });
  });

  it('waits longer for the init of a node that is kept from working, and not for one that does nothing', async () => {
    const slow: NodeScript = (hands) => (message) => {
      if (message.body.type === 'init') setTimeout(() => honest(hands)(message), 15_000);
      else honest(hands)(message);
    };
    expect((await play(slow)).broken).toMatchObject({
      reason: 'time-limit',
      sentence: expect.stringContaining('did not answer init with init_ok within 10 s') as unknown,
    });
    const tenthOfACore = () => performance.now() / 10;
    expect((await play(slow, { cpuMs: tenthOfACore })).broken).toBeUndefined();
  });

  it('has services that answer before a node is ready', async () => {
    const { broken } = await play(
      ({ name, send, print }) => {
        let init: Parameters<ReturnType<NodeScript>>[0] | undefined;
        return (message) => {
          const { type } = message.body;
          if (type === 'init') {
            init = message;
            send({ src: name, dest: 'lin-kv', body: { type: 'read', key: 'x', msg_id: 1 } });
          } else if (type === 'error' && init !== undefined) send(replyTo(init, { type: 'init_ok' }));
          else honest({ name, send, print, end: () => undefined })(message);
        };
      },
      { services: ['lin-kv'] },
    );
    expect(broken).toBeUndefined();
  });
});

describe('a scenario breaks off and quotes the line when a node', () => {
  const cases: readonly [string, NodeScript, string][] = [
    ['prints no JSON', odd(({ print }) => print('hello')), 'printed a line that is not JSON: hello'],
    [
      'prints no message',
      odd(({ print }) => print('{"src":"n0"}')),
      'printed a line that has no dest: {"src":"n0"}',
    ],
    [
      'sends to somebody who is not there',
      odd(({ name, send }) => send({ src: name, dest: 'n7', body: { type: 'x' } })),
      'sent a message to n7, which there is not: ',
    ],
    [
      'answers what nobody asked',
      odd(({ name, send }) => send({ src: name, dest: 'c1', body: { type: 'echo_ok', in_reply_to: 99 } })),
      'answered a request that c1 never made: {"type":"echo_ok","in_reply_to":99}',
    ],
    [
      'answers twice',
      odd((hands, message) => [1, 2].forEach(() => honest(hands)(message))),
      ' a second time: ',
    ],
    [
      'answers under another name',
      odd(({ name, send }, message) =>
        send({ ...replyTo(message, { type: 'echo_ok', echo: 'x' }), src: name === 'n0' ? 'n1' : 'n0' }),
      ),
      ', which is not its name: ',
    ],
    [
      'answers with another type',
      odd(({ send }, message) => send(replyTo(message, { type: 'ok' }))),
      'answered echo with another type than echo_ok: {"type":"ok"',
    ],
    [
      'speaks before it is spoken to',
      ({ print }) => {
        print('{"src":"n0","dest":"n1","body":{"type":"hello"}}');
        return () => undefined;
      },
      'sent a message before it was sent init: ',
    ],
    [
      'floods',
      odd(({ name, send }) => {
        for (let sent = 0; sent < 60_000; sent += 1) send({ src: name, dest: name, body: { type: 'x' } });
      }),
      'more than a scenario allows',
    ],
  ];

  it.each(cases)('%s', async (_, script, sentence) => {
    const { broken } = await play(script);
    expect(broken?.sentence).toContain(sentence);
    expect(broken?.reason).toBe(sentence.startsWith('more') ? 'output-limit' : 'contract');
  });

  it('ends, with how it ended', async () => {
    const usage = { cpuMs: 1, wallMs: 1, memoryBytes: 1 };
    const outcome = { exitCode: 3, signal: null, usage, processLimitMet: false };
    const end = (status: 'runtime-error' | 'memory-limit') =>
      play(odd((hands) => hands.end({ ...outcome, status })));
    expect((await end('runtime-error')).broken).toMatchObject({
      reason: 'runtime-error',
      sentence: expect.stringContaining('(exit code 3)') as unknown,
    });
    expect((await end('memory-limit')).broken).toMatchObject({ reason: 'memory-limit' });
  });
});
