import type { PodLinkSpec, PodSpec } from '@hone/contracts/sandbox';

const NAME = /^[a-z][a-z0-9-]{0,31}$/;
const MAX_MEMBERS = 26;
/** A box has this many listeners. */
const MAX_LINKS_OF_MEMBER = 32;
const MAX_PORT = 65_535;

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

const place = ({ member, port }: { readonly member: string; readonly port: number }) => `${member}:${port}`;

function linkProblems(link: PodLinkSpec, members: ReadonlySet<string>): string[] {
  const problems: string[] = [];
  const ends = [link.from, link.to].filter((end) => end !== 'probe');
  if (!NAME.test(link.id)) problems.push(`link ${link.id} has no proper id`);
  for (const end of ends) {
    if ('member' in end && !members.has(end.member)) {
      problems.push(`link ${link.id} names ${end.member}, which is no member`);
    }
    if ('port' in end && !(Number.isInteger(end.port) && end.port > 0 && end.port <= MAX_PORT)) {
      problems.push(`link ${link.id} has port ${end.port}, which is none`);
    }
  }
  if (link.protocol === 'tcp' && (link.faults ?? []).some(({ type }) => REQUEST_FAULTS.has(type))) {
    problems.push(`link ${link.id} has faults of requests, but its protocol is tcp`);
  }
  return problems;
}

const REQUEST_FAULTS: ReadonlySet<string> = new Set(['status', 'duplicate', 'delayed-body']);

/** What is wrong with a specification; empty when nothing is. Pure. */
export function podProblems({ members, links }: PodSpec): string[] {
  const names = members.map(({ name }) => name);
  const starts = links.flatMap(({ from }) => (from === 'probe' ? [] : [from]));
  const served = new Set(links.flatMap(({ to }) => ('port' in to ? [place(to)] : [])));
  const crowded = names.filter(
    (name) => starts.filter(({ member }) => member === name).length > MAX_LINKS_OF_MEMBER,
  );
  return [
    ...(members.length > MAX_MEMBERS ? [`${members.length} members are more than ${MAX_MEMBERS}`] : []),
    ...names.filter((name) => !NAME.test(name)).map((name) => `member ${name} has no proper name`),
    ...repeated(names).map((name) => `member ${name} is there twice`),
    ...repeated(links.map(({ id }) => id)).map((id) => `link ${id} is there twice`),
    ...repeated(starts.map(place)).map((at) => `two links begin at ${at}`),
    ...[...new Set(starts.map(place))]
      .filter((at) => served.has(at))
      .map((at) => `a link begins at ${at}, where another one ends`),
    ...crowded.map((name) => `more than ${MAX_LINKS_OF_MEMBER} links begin at ${name}`),
    ...links.flatMap((link) => linkProblems(link, new Set(names))),
  ];
}
