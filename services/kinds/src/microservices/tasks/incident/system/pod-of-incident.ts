import type { BoxSpec, PodLinkSpec, PodSpec, PodStub } from '@hone/contracts/sandbox';
import { databaseMember } from '../../../../api-design/tasks/implementation/database.js';
import { databaseBox, serviceRuntime } from '../../../../api-design/topology.js';
import { POSTGRES_SOCKET } from '../../../../sql/engines/postgresql/postgres-socket.js';
import { readyLink } from '../../services/system/service-member.js';
import type { SystemFile } from '../files/system-file.js';

export const PORT = 8080;
/** Resources that a machine must have for a learner to begin. */
export const FRONT_RUNTIME = serviceRuntime('javascript');
const DATABASE_PORT = 5432;
const OTLP_PORT = 4318;
const PROCESSES = 48;

type Program = Pick<SystemFile['services'][string], 'language' | 'memoryMiB'>;

const boxOf = ({ language, memoryMiB }: Program): BoxSpec => ({
  runtime: serviceRuntime(language),
  memoryMiB,
  processes: PROCESSES,
  trust: 'candidate',
});

const programsOf = ({ services, third }: SystemFile): [string, Program][] => [
  ...Object.entries(services),
  ...Object.entries(third),
];

/** The boxes that a system needs. */
export const boxesOfIncident = (system: SystemFile): BoxSpec[] => [
  ...programsOf(system).map(([, program]) => boxOf(program)),
  ...(system.database === undefined ? [] : [databaseBox]),
];

const latency = (ms: number): Pick<PodLinkSpec, 'faults'> =>
  ms === 0
    ? {}
    : {
        faults: [
          { type: 'latency', direction: 'up', ms },
          { type: 'latency', direction: 'down', ms },
        ],
      };

/** Boxes and links of a system; `sink` takes its traces. */
export function podOfIncident(system: SystemFile, sink: PodStub, seed: string): PodSpec {
  const { services, links, database } = system;
  const programs = programsOf(system);
  return {
    members: [
      ...programs.map(([name, program]) => ({ name, ...boxOf(program) })),
      ...(database === undefined ? [] : [databaseMember]),
    ],
    links: [
      ...programs.map(([name]): PodLinkSpec => {
        return { id: readyLink(name), from: 'probe', to: { member: name, port: PORT }, protocol: 'tcp' };
      }),
      ...links.map(({ id, from, to, port, latencyMs }): PodLinkSpec => {
        const ends = { from: { member: from, port }, to: { member: to, port: PORT } };
        return { id, ...ends, protocol: 'tcp', ...latency(latencyMs) };
      }),
      ...Object.keys(services).map((name): PodLinkSpec => {
        const from = { member: name, port: OTLP_PORT };
        return { id: `otlp-${name}`, from, to: { stub: sink }, protocol: 'tcp' };
      }),
      ...(database === undefined ? [] : [databaseLinkOf(database)]),
    ],
    seed,
  };
}

const databaseLinkOf = ({ from, latencyMs }: NonNullable<SystemFile['database']>): PodLinkSpec => ({
  id: databaseMember.name,
  from: { member: from, port: DATABASE_PORT },
  to: { member: databaseMember.name, path: POSTGRES_SOCKET.path },
  protocol: 'tcp',
  ...latency(latencyMs),
});

/** Variables with the addresses of other services. */
export const envOfIncident = (name: string, { links }: SystemFile): Record<string, string> => ({
  OTLP_URL: `http://127.0.0.1:${OTLP_PORT}`,
  ...Object.fromEntries(
    links.flatMap(({ from, env, port }) => (from === name ? [[env, `http://127.0.0.1:${port}`]] : [])),
  ),
});
