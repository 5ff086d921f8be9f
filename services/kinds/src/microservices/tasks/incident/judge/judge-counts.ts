import { z } from 'zod';
import { decodeText } from '../../../../judging/evidence-text.js';
import { readyLink } from '../../services/system/service-member.js';
import type { Counted } from '../files/system-file.js';
import type { Busy } from '../play/watch-machine.js';
import type { IncidentSystem } from '../system/open-system.js';

const WITHIN_MS = 5_000;

const answerSchema = z.record(z.string(), z.record(z.string(), z.json()));

interface Load {
  /** Its requests. */
  readonly asked: number;
  readonly busy: Busy | undefined;
}

/**
 * Counts of third parties that are too large for a load, a sentence each. Throws where a busy machine may be the cause,
 * since it makes healthy services retry.
 */
export async function judgeCounts(
  { pod, file }: Pick<IncidentSystem, 'pod' | 'file'>,
  { asked, busy }: Load,
): Promise<string[]> {
  const sentences: string[] = [];
  for (const counted of file.counted) {
    const count = await readCount(pod, counted);
    const most = Math.floor(counted.mostPerRequest * asked);
    if (count > most)
      sentences.push(
        `${counted.title}: ${count} for ${asked} requests, and at most ${most} with the cause gone.`,
      );
  }
  if (sentences.length > 0 && busy !== undefined) throw new Error(`the machine was busy: ${busy.why}`);
  return sentences;
}

/** Throws where a third party does not answer, since it is not the learner's program. */
async function readCount(pod: IncidentSystem['pod'], { third, send, each }: Counted): Promise<number> {
  const [method = '', target = ''] = send.split(' ');
  const outcome = await pod.request(readyLink(third), { method, target, headers: [], withinMs: WITHIN_MS });
  if (!('response' in outcome) || outcome.response.status !== 200)
    throw new Error(`${third} did not answer ${send}`);
  const answer = answerSchema.parse(JSON.parse(decodeText(outcome.response.body)));
  return Object.values(answer).reduce((sum, numbers) => sum + Number(numbers[each] ?? 0), 0);
}
