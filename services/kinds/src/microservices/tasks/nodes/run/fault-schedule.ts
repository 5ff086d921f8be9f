import type { SeededRandom } from '../../../../judging/seeded-random.js';
import { describeLatency } from '../network/draw-latency.js';
import { describePartition, drawPartition, type Groups } from '../network/draw-partition.js';
import type { Weather } from '../network/network.js';
import type { Fault, Scenario } from '../scenario/scenario.js';

/** A fault with what the seed drew for it, and its times since the beginning of the first phase. */
export interface PlannedFault {
  readonly fromMs: number;
  readonly toMs: number;
  readonly fault: Fault;
  /** Which nodes reach each other; for partitions only. */
  readonly groups?: Groups;
  /** For people. */
  readonly label: string;
}

/** The faults of all phases in order, with all random values drawn. */
export function planFaults(
  scenario: Scenario,
  nodes: readonly string[],
  random: SeededRandom,
): PlannedFault[] {
  let began = 0;
  return scenario.phases.flatMap(({ forMs, faults }) => {
    const since = began;
    began += forMs;
    return faults.map((fault): PlannedFault => {
      const times = { fromMs: since + fault.atMs, toMs: since + fault.atMs + fault.forMs };
      if (fault.partition === undefined) return { ...times, fault, label: labelOf(fault) };
      const groups = drawPartition(fault.partition, nodes, random);
      return { ...times, fault, groups, label: describePartition(fault.partition, groups) };
    });
  });
}

const percent = (share: number): string => `${Math.round(100 * share)}%`;

function labelOf({ latency, loss, duplication }: Fault): string {
  if (latency !== undefined) return describeLatency(latency);
  if (loss !== undefined) return `loss ${percent(loss)}`;
  return `duplication ${percent(duplication ?? 0)}`;
}

/** The state of the network while these faults last; of several of one kind the last one counts. */
export function weatherOf(scenario: Scenario, active: readonly PlannedFault[]): Weather {
  const { latency, loss, duplication } = scenario;
  return active.reduce<Weather>(
    (weather, { fault, groups }) => ({
      latency: fault.latency ?? weather.latency,
      loss: fault.loss ?? weather.loss,
      duplication: fault.duplication ?? weather.duplication,
      partition: groups ?? weather.partition,
    }),
    { latency, loss, duplication, partition: undefined },
  );
}
