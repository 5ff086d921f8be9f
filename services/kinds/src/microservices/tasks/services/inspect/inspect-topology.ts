import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { error } from '../../../../judging/findings.js';
import { filesBelow } from '../../../../judging/package-files.js';
import { TOPOLOGY_FILE } from '../scenario/read-files.js';
import { CLIENT, DATABASE, type Topology, type TopologyLink } from '../scenario/topology-file.js';

const wrong = (code: string, message: string): PackageFinding => error(code, TOPOLOGY_FILE, message);

const DATABASE_PORT = 5432;

/** Members, stubs and links that do not fit each other. */
export function inspectTopology(pack: ChallengePackage, topology: Topology): PackageFinding[] {
  const { members, stubs, links, database } = topology;
  const learners = Object.values(members).filter(({ role }) => role === 'learner').length;
  const names = [...Object.keys(members), ...Object.keys(stubs)];
  const reserved = names.filter(
    (name, at) => [CLIENT, DATABASE].includes(name) || names.indexOf(name) !== at,
  );
  const ids = links.map(({ id }) => id);
  return [
    ...(learners === 1
      ? []
      : [wrong('LEARNER_COUNT', `${learners} members have the role learner; there must be 1`)]),
    ...reserved.map((name) => wrong('NAME_TAKEN', `"${name}" is the name of something else`)),
    ...[...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map((id) =>
      wrong('LINK_DUPLICATE', `"${id}" is the id of another link`),
    ),
    ...links.flatMap((link) => inspectLink(link, topology)),
    ...inspectPorts(topology),
    ...(database !== undefined && !links.some(({ to }) => to === DATABASE)
      ? [wrong('DATABASE_UNLINKED', 'no link leads to the database')]
      : []),
    ...inspectStubs(topology),
    ...inspectGiven(pack, topology),
  ];
}

function inspectLink({ id, from, to, port, env }: TopologyLink, topology: Topology): PackageFinding[] {
  const { members, stubs, database } = topology;
  const isMember = Object.hasOwn(members, from);
  const leads =
    Object.hasOwn(members, to) || Object.hasOwn(stubs, to) || (to === DATABASE && database !== undefined);
  return [
    ...(isMember || from === CLIENT || stubs[from]?.type === 'broker'
      ? []
      : [
          wrong(
            'LINK_END_UNKNOWN',
            `link "${id}" begins at "${from}", which is no member, broker or ${CLIENT}`,
          ),
        ]),
    ...(leads ? [] : [wrong('LINK_END_UNKNOWN', `link "${id}" leads to "${to}", which is nothing`)]),
    ...(isMember && port === undefined && to !== DATABASE
      ? [wrong('PORT_MISSING', `link "${id}" has no port in ${from}`)]
      : []),
    ...(!isMember && (port !== undefined || env !== undefined)
      ? [wrong('PORT_UNUSED', `link "${id}" begins outside of any box, so it has no port and no variable`)]
      : []),
    ...(to === DATABASE && port !== undefined && port !== DATABASE_PORT
      ? [wrong('PORT_TAKEN', `the database is at port ${DATABASE_PORT}`)]
      : []),
  ];
}

/** Two links at one port of a box, or a link where the service listens. */
function inspectPorts({ members, links }: Topology): PackageFinding[] {
  return Object.entries(members).flatMap(([name, member]) => {
    const ports = links.filter(({ from }) => from === name).flatMap(({ port }) => port ?? []);
    const all = [member.port, ...ports];
    return [...new Set(all.filter((port, at) => all.indexOf(port) !== at))].map((port) =>
      wrong('PORT_TAKEN', `port ${port} of ${name} is used twice`),
    );
  });
}

function inspectStubs({ stubs, links }: Topology): PackageFinding[] {
  return Object.entries(stubs).flatMap(([name, stub]) => {
    if (stub.type !== 'broker' || stub.push === undefined) return [];
    const { link } = stub.push;
    return links.some(({ id, from }) => id === link && from === name)
      ? []
      : [wrong('LINK_UNKNOWN', `broker ${name} pushes over "${link}", which is no link from it`)];
  });
}

function inspectGiven(pack: ChallengePackage, { members }: Topology): PackageFinding[] {
  return Object.entries(members).flatMap(([name, member]) => {
    if (member.role !== 'given') return [];
    return filesBelow(pack, member.folder).has(member.entry)
      ? []
      : [wrong('GIVEN_MISSING', `${member.folder} of ${name} has no ${member.entry}`)];
  });
}
