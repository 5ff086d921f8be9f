import type { TopologyState } from '@hone/contracts';
import { t } from '../strings/topology.js';

const TROUBLES = ['cut', 'lossy', 'slow'] as const;

/** Members that are not up by name, and the number of links in trouble. */
function describeMembers({ nodes }: TopologyState): string {
  const notUp = nodes.filter(({ state }) => state !== 'up');
  if (notUp.length === 0) return t('allUp');
  return t('list', {
    items: notUp.map(({ name, state }) => t('member', { name, state: t(`states.${state}`) })),
  });
}

function describeLinks({ links }: TopologyState): string {
  const counts = TROUBLES.map((trouble) => ({
    trouble,
    count: links.filter(({ state }) => state === trouble).length,
  })).filter(({ count }) => count > 0);
  if (counts.length === 0) return t('allLinks');
  return t('someLinks', {
    list: t('list', { items: counts.map(({ trouble, count }) => t(`counts.${trouble}`, { count })) }),
  });
}

/** The picture in a sentence or two. */
export function describeTopology(state: TopologyState): string {
  return t('picture', {
    phase: state.phase,
    operations: t('operations', { count: state.operations }),
    nodes: describeMembers(state),
    links: describeLinks(state),
  });
}
