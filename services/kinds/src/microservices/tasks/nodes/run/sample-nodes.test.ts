import { describe, expect, it } from 'vitest';
import type { CheckerResult } from '../../../checkers/checker.js';
import { createSearchingLinearizer } from '../../../checkers/linearizability/searching-linearizer.js';
import { scenarioSchema } from '../scenario/scenario.js';
import type { StoreName } from '../stores/store.js';
import { createInProcessCluster } from '../testing/in-process-cluster.fixture.js';
import {
  flooding,
  forwardingTo,
  gossiping,
  onItsOwn,
  type SampleProgram,
  withLeader,
} from '../testing/sample-node.fixture.js';
import { inVirtualTime } from '../../../../judging/virtual-time.fixture.js';
import { type WorkloadId, WORKLOADS } from '../workloads/workloads.js';
import { runScenario } from './run-scenario.js';

const SCENARIO = scenarioSchema.parse({
  nodes: 5,
  latency: { distribution: 'uniform', fromMs: 1, toMs: 12 },
  timeoutMs: 200,
  settleMs: 600,
  phases: [
    { name: 'calm', forMs: 200, rate: 120 },
    { name: 'apart', forMs: 300, rate: 120, faults: [{ atMs: 20, forMs: 250, partition: 'halves' }] },
    { name: 'healed', forMs: 100, rate: 80 },
  ],
});

async function judge(
  id: WorkloadId,
  program: SampleProgram,
  property: string,
  services: readonly StoreName[] = [],
): Promise<CheckerResult> {
  const run = await inVirtualTime(() =>
    runScenario(SCENARIO, {
      cluster: createInProcessCluster(program),
      workload: WORKLOADS[id],
      services,
      seed: `${id} ${property}`,
      signal: new AbortController().signal,
      now: () => performance.now(),
      onState: () => undefined,
    }),
  );
  expect(run.broken).toBeUndefined();
  const found = WORKLOADS[id].properties[property];
  if (found === undefined) throw new Error(`no property ${property}`);
  return 'check' in found
    ? found.check(run.history, {})
    : await found.decide(run.history, createSearchingLinearizer());
}

const PROPERTIES: readonly (readonly [WorkloadId, string])[] = [
  ['broadcast', 'everywhere'],
  ['g-set', 'complete'],
  ['g-counter', 'sum'],
  ['pn-counter', 'sum'],
  ['kafka', 'log'],
  ['lin-kv', 'linearizable'],
  ['txn-list-append', 'serializable'],
  ['txn-list-append', 'kept'],
];

describe('nodes that are cut off from each other', () => {
  it.each(PROPERTIES)('%s: pass when one of them answers everything', async (id, property) => {
    expect(await judge(id, withLeader(id), property)).toMatchObject({ outcome: 'pass' });
  });

  it.each(PROPERTIES)('%s: fail when each keeps its own state', async (id, property) => {
    const result = await judge(id, onItsOwn(id), property);
    expect(result).toMatchObject({ outcome: 'fail' });
    const counterexample = result.outcome === 'fail' ? result.counterexample : undefined;
    expect(counterexample?.operations.length).toBeLessThan(8);
  });

  it('broadcast: pass when nodes repeat values, and fail when they send them once', async () => {
    expect(await judge('broadcast', gossiping, 'everywhere')).toMatchObject({ outcome: 'pass' });
    const lost = await judge('broadcast', flooding, 'everywhere');
    expect(lost).toMatchObject({ outcome: 'fail' });
    const steps = lost.outcome === 'fail' ? lost.counterexample.steps : [];
    expect(steps.map(({ text }) => text).join('\n')).toMatch(/is lost|nobody has sent/);
  });

  it('lin-kv: pass on a linearizable store, and fail on a sequential one', async () => {
    expect(await judge('lin-kv', forwardingTo('lin-kv'), 'linearizable', ['lin-kv'])).toMatchObject({
      outcome: 'pass',
    });
    expect(await judge('lin-kv', forwardingTo('seq-kv'), 'linearizable', ['seq-kv'])).toMatchObject({
      outcome: 'fail',
    });
  });
});
