import { playSteps } from '../../../../api-design/exchanges/play-steps.js';
import { deriveSeed } from '../../../../judging/seeded-random.js';
import { readyLink } from '../../services/system/service-member.js';
import type { IncidentSystem } from '../system/open-system.js';

/** What the system does differently from before, a sentence each. */
export async function judgeBehavior({ pod, file }: IncidentSystem, seed: string): Promise<string[]> {
  const problems: string[] = [];
  for (const { id, title, file: place, steps } of file.behavior) {
    const values = new Map([['order', `k${deriveSeed(seed, id).slice(0, 10)}`]]);
    const { exchanges, failure } = await playSteps(pod, readyLink(file.front), steps, values);
    if (failure === undefined) continue;
    const last = exchanges.at(-1);
    const answered = last?.response === undefined ? 'no answer' : `status ${last.response.status}`;
    const difference = last?.difference;
    const why =
      difference === undefined
        ? answered
        : `${difference.where} is ${difference.actual}, not ${difference.expected}`;
    problems.push(`${title}: no longer; ${why}.${place === undefined ? '' : ` See ${place}.`}`);
  }
  return problems;
}
