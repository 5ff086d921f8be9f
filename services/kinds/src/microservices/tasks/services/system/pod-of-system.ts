import type { ChallengePackage } from '@hone/contracts/kind';
import type { BoxSpec, PodLinkSpec, PodSpec, PodStub } from '@hone/contracts/sandbox';
import { databaseLink, databaseMember } from '../../../../api-design/tasks/implementation/database.js';
import { serviceBox, serviceRuntime } from '../../../../api-design/topology.js';
import {
  CLIENT,
  DATABASE,
  type ServiceMember,
  type Topology,
  type TopologyLink,
} from '../scenario/topology-file.js';
import { readyLink } from './service-member.js';

/** The pod's data about a submission. */
export interface PodOrder {
  readonly pack: ChallengePackage;
  readonly topology: Topology;
  readonly language: string;
  readonly seed: string;
  readonly stubs: ReadonlyMap<string, PodStub>;
}

/** The box of a member. */
export const boxOf = (pack: ChallengePackage, member: ServiceMember, language: string): BoxSpec =>
  member.role === 'learner'
    ? serviceBox(pack, language)
    : {
        runtime: serviceRuntime(member.language),
        memoryMiB: member.memoryMiB,
        processes: GIVEN_PROCESSES,
        trust: 'candidate',
      };

const GIVEN_PROCESSES = 48;

/** Boxes and links of a system. */
export function podOf(order: PodOrder): PodSpec {
  const { pack, topology, language, seed } = order;
  const members = Object.entries(topology.members);
  const own = topology.links.filter(({ to }) => to !== DATABASE);
  const toDatabase = topology.links.find(({ to }) => to === DATABASE);
  return {
    members: [
      ...members.map(([name, member]) => ({ name, ...boxOf(pack, member, language) })),
      ...(topology.database === undefined ? [] : [databaseMember]),
    ],
    links: [
      ...members.map(([name, { port }]): PodLinkSpec => {
        return { id: readyLink(name), from: 'probe', to: { member: name, port }, protocol: 'tcp' };
      }),
      ...own.map((link) => linkOf(link, order)),
      ...(toDatabase === undefined ? [] : [databaseLink(toDatabase.from)]),
    ],
    seed,
  };
}

function linkOf({ id, from, to, port, protocol }: TopologyLink, { topology, stubs }: PodOrder): PodLinkSpec {
  const stub = stubs.get(to);
  const member = topology.members[to];
  if (stub === undefined && member === undefined)
    throw new Error(`link ${id} leads to ${to}, which is nothing`);
  const end = member === undefined ? { stub: stub as PodStub } : { member: to, port: member.port };
  const isFromUs = from === CLIENT || topology.stubs[from] !== undefined;
  if (!isFromUs && port === undefined) throw new Error(`link ${id} has no port in ${from}`);
  const begin = isFromUs ? ('probe' as const) : { member: from, port: port as number };
  return { id, from: begin, to: end, protocol };
}

/** Variables with the addresses of a member's dependencies. */
export const envOf = (name: string, { links }: Topology): Record<string, string> =>
  Object.fromEntries(
    links.flatMap(({ from, env, port, protocol }) =>
      from !== name || env === undefined
        ? []
        : [[env, `${protocol === 'http' ? 'http://' : ''}127.0.0.1:${port}`]],
    ),
  );
