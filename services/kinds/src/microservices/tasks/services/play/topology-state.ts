import type { TopologyState } from '@hone/contracts';
import type { Fault } from '@hone/contracts/sandbox';
import { repeat } from '../../../run/repeat.js';
import { stateOfLink } from '../scenario/pod-fault.js';
import type { Plan } from '../scenario/scenario-file.js';
import { CLIENT, DATABASE } from '../scenario/topology-file.js';
import type { System } from '../system/system.js';
import type { ClientLog } from './player.js';

const EVERY_MS = 250;

interface Watched {
  readonly plan: Plan;
  readonly log: ClientLog;
  readonly sinceMs: number;
  readonly onState: (state: TopologyState) => void;
}

/** Reports the state of the system four times a second where it has changed, until the returned function is called. */
export function createStateReporter(system: System, watched: Watched): () => void {
  let last = '';
  const report = (): void => {
    const state = stateOf(system, watched);
    const text = JSON.stringify({ ...state, atMs: 0 });
    if (text === last) return;
    last = text;
    watched.onState(state);
  };
  report();
  const reporting = repeat(EVERY_MS, report);
  return () => {
    reporting.stop();
    report();
  };
}

function stateOf(system: System, { log, sinceMs, plan }: Watched): TopologyState {
  const { topology, pod } = system;
  const phase = log.events.findLast((event) => event.type === 'phase');
  const own = plan.phases.find(({ name }) => name === phase?.name);
  const intoMs = pod.now() - (phase?.atMs ?? sinceMs);
  const faultsOf = (link: string): readonly Fault[] =>
    (own?.faults ?? [])
      .filter(
        (each) => each.link === link && intoMs >= each.atMs && intoMs < each.atMs + (each.forMs ?? Infinity),
      )
      .flatMap(({ faults }) => faults);
  return {
    atMs: Math.round(pod.now() - sinceMs),
    phase: phase?.name ?? '',
    operations: log.ended,
    nodes: [
      { name: CLIENT, role: 'client', state: 'up' },
      ...Object.keys(topology.members).map((name) => {
        return { name, role: 'node' as const, state: system.service(name).state() };
      }),
      ...[...Object.keys(topology.stubs), ...(topology.database === undefined ? [] : [DATABASE])].map(
        (name) => {
          return { name, role: 'service' as const, state: 'up' as const };
        },
      ),
    ],
    links: topology.links.map(({ id, from, to }) => {
      const isHanging = own?.hangs.includes(to) === true;
      return { from, to, state: isHanging ? 'cut' : stateOfLink(faultsOf(id)) };
    }),
  };
}
