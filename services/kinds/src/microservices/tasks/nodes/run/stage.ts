import { HistoryRecorder } from '../../../history/recorder.js';
import { createSeededRandom } from '../../../../judging/seeded-random.js';
import { quoteLine } from '../cluster/breakage.js';
import { nodeNames, type Cluster } from '../cluster/cluster.js';
import type { NodeProgram } from '../cluster/node-program.js';
import { Network } from '../network/network.js';
import type { Scenario } from '../scenario/scenario.js';
import { createStore, type StoreName } from '../stores/store.js';
import type { Drawing, Workload } from '../workloads/workload.js';
import { Clients } from './clients.js';
import { weatherOf } from './fault-schedule.js';
import { createSwitchboard, type Switchboard } from './switchboard.js';

/** The inputs of a scenario. */
export interface Staging {
  readonly cluster: Cluster;
  readonly workload: Workload;
  readonly services: readonly StoreName[];
  /** Seeds everything random. */
  readonly seed: string;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Gets the state of the cluster, as a text for a log event. */
  readonly onState: (text: string) => void;
}

/** Everything that the parts of a scenario share. */
export interface Stage extends Staging {
  readonly scenario: Scenario;
  readonly nodes: readonly string[];
  readonly programs: readonly NodeProgram[];
  readonly recorder: HistoryRecorder;
  readonly network: Network;
  readonly clients: Clients;
  readonly drawing: Drawing;
  readonly switchboard: Switchboard;
  readonly progress: { phase: string; completed: number };
}

/** Starts the nodes and joins everybody to a network. */
export async function openStage(scenario: Scenario, staging: Staging): Promise<Stage> {
  const { cluster, services, seed, now } = staging;
  const recorder = new HistoryRecorder(now);
  const network = new Network({ seed, recorder, weather: weatherOf(scenario, []) });
  const switchboard = createSwitchboard(network, recorder);
  const programs = await cluster.start(scenario.nodes, switchboard);
  for (const program of programs) network.join(program.name, 'node', (message) => program.send(message));
  for (const name of services) joinStore(network, name, seed);
  const clients = new Clients(network, (node, what, { body }) =>
    switchboard.report({
      node,
      reason: 'contract',
      sentence: `${node} ${what}: ${quoteLine(JSON.stringify(body))}`,
    }),
  );
  return {
    ...staging,
    scenario,
    nodes: nodeNames(scenario.nodes),
    programs,
    recorder,
    network,
    clients,
    drawing: staging.workload.createDrawing(),
    switchboard,
    progress: { phase: 'start', completed: 0 },
  };
}

function joinStore(network: Network, name: StoreName, seed: string): void {
  const store = createStore(name, createSeededRandom(seed, 'store', name));
  network.join(name, 'service', ({ src, body }) => {
    const { msg_id: id } = body;
    const answer = store(src, body);
    const reply = id === undefined ? answer : { ...answer, in_reply_to: id };
    network.send(name, { src: name, dest: src, body: reply }, JSON.stringify(reply).length);
  });
}
