import { writeTopology, type TopologyState } from '@hone/contracts';
import type { Network } from '../network/network.js';
import { areConnected } from '../network/draw-partition.js';
import type { FaultPlay } from './play-faults.js';
import { repeat } from '../../../run/repeat.js';
import type { Stage } from './stage.js';

const EVERY_MS = 250;
/** With more links only those in trouble are listed. */
const MOST_LINKS = 60;
const MOST_LISTED = 120;

type LinkState = TopologyState['links'][number]['state'];

/** Reports the state of the cluster while a scenario runs, at most four times a second. */
export function watchTopology(stage: Stage, faults: FaultPlay): { readonly stop: () => void } {
  let last = '';
  const report = (): void => {
    const state = stateOf(stage, faults.isSlow);
    // A change of the time alone is not reported.
    const shown = JSON.stringify({ ...state, atMs: 0 });
    if (shown === last) return;
    last = shown;
    stage.onState(writeTopology(state));
  };
  report();
  return repeat(EVERY_MS, report);
}

function stateOf({ nodes, services, network, recorder, progress }: Stage, isSlow: boolean): TopologyState {
  const links = pairsOf(nodes).map(([from, to]) => ({ from, to, state: linkOf(network, from, to, isSlow) }));
  const shown = links.length > MOST_LINKS ? links.filter(({ state }) => state !== 'ok') : links;
  const up = 'up' as const;
  return {
    atMs: Math.round(recorder.atMs),
    phase: progress.phase,
    operations: progress.completed,
    nodes: [
      ...nodes.map((name) => ({ name, role: 'node' as const, state: up })),
      ...services.map((name) => ({ name, role: 'service' as const, state: up })),
    ],
    links: shown.slice(0, MOST_LISTED),
  };
}

function linkOf({ weather }: Network, from: string, to: string, isSlow: boolean): LinkState {
  const { partition, loss } = weather;
  if (partition !== undefined && !areConnected(partition, from, to)) return 'cut';
  if (loss > 0) return 'lossy';
  return isSlow ? 'slow' : 'ok';
}

const pairsOf = (names: readonly string[]): [string, string][] =>
  names.flatMap((from, at) => names.slice(at + 1).map((to): [string, string] => [from, to]));
