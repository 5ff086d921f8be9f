import type { TopologyState } from '@hone/contracts';
import { DATABASE } from '../../services/scenario/topology-file.js';
import type { IncidentSystem } from '../system/open-system.js';

interface Progress {
  readonly name: string;
  readonly beganMs: number;
  readonly done: number;
}

/** The current state of a system, for the waiting learner. */
export function stateOfSystem(
  { pod, file, services }: IncidentSystem,
  { name, beganMs, done }: Progress,
): TopologyState {
  const stateOf = (service: string) => services.get(service)?.state() ?? 'up';
  const { database, links, third, front } = file;
  return {
    atMs: Math.round(pod.now() - beganMs),
    phase: name,
    operations: done,
    nodes: [
      { name: 'client', role: 'client', state: 'up' },
      ...Object.keys(file.services).map((node) => ({
        name: node,
        role: 'node' as const,
        state: stateOf(node),
      })),
      ...[...Object.keys(third), ...(database === undefined ? [] : [DATABASE])].map((node) => {
        return { name: node, role: 'service' as const, state: 'up' as const };
      }),
    ],
    links: [
      { from: 'client', to: front, state: 'ok' },
      ...links.map(({ from, to }) => ({ from, to, state: 'ok' as const })),
      ...(database === undefined ? [] : [{ from: database.from, to: DATABASE, state: 'ok' as const }]),
    ],
  };
}
