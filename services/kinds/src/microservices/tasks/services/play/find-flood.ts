import type { MessageRecord, PodRecord } from '@hone/contracts/sandbox';
import type { Topology } from '../scenario/topology-file.js';
import type { OwnEnd } from '../system/service-member.js';

/** A record keeps 8 KiB of a body. A body that is cut off sooner came when the record was full. */
const CUT_FOR_ITSELF_BYTES = 8_000;

/** Services that send so much that the record cannot hold it: what is left cannot be judged. */
export function findFlood(
  { dropped, requests }: Pick<PodRecord, 'dropped' | 'requests'>,
  links: Topology['links'],
): OwnEnd | undefined {
  const isCutShort = ({ body, cut }: MessageRecord): boolean =>
    cut && Buffer.byteLength(body) < CUT_FOR_ITSELF_BYTES;
  const cutShort = requests.some(
    ({ sent, answer }) => isCutShort(sent) || (answer !== null && isCutShort(answer)),
  );
  if (dropped === 0 && !cutShort) return undefined;
  const sum = `More was sent than could be recorded, in ${requests.length + dropped} requests or more; a few hundred are usual.`;
  return { reason: 'output-limit', why: [sum, ...mostOf(requests, links)].join(' ') };
}

/** Where most requests went: a service that fails makes another one retry again and again. */
function mostOf(requests: PodRecord['requests'], links: Topology['links']): string[] {
  const counts = new Map<string, number>();
  for (const { link } of requests) counts.set(link, (counts.get(link) ?? 0) + 1);
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  const ends = links.find(({ id }) => id === most?.[0]);
  return ends === undefined ? [] : [`Most of them went from ${ends.from} to ${ends.to}.`];
}
