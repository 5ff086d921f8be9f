import type { MessageRecord, PodRecord } from '@hone/contracts/sandbox';
import type { OwnEnd } from '../system/service-member.js';

/** A record keeps 8 KiB of a body. One that is cut off sooner came when there was no room for any. */
const CUT_FOR_ITSELF_BYTES = 8_000;

/** A service that sends so much that the record cannot hold it: nothing could be judged by what is left. */
export function findFlood({ dropped, requests }: PodRecord): OwnEnd | undefined {
  const isCutShort = ({ body, cut }: MessageRecord): boolean =>
    cut && Buffer.byteLength(body) < CUT_FOR_ITSELF_BYTES;
  const cutShort = requests.some(
    ({ sent, answer }) => isCutShort(sent) || (answer !== null && isCutShort(answer)),
  );
  if (dropped === 0 && !cutShort) return undefined;
  const why = `The services sent more than could be recorded, in ${requests.length + dropped} requests or more. A few hundred are usual.`;
  return { reason: 'output-limit', why };
}
