import { drawValues } from '../../../../api-design/exchanges/draw-values.js';
import { playSteps } from '../../../../api-design/exchanges/play-steps.js';
import { deriveSeed } from '../../../../judging/seeded-random.js';
import { readyLink } from '../../services/system/service-member.js';
import type { Behavior } from '../files/system-file.js';
import type { IncidentSystem } from '../system/open-system.js';

/** Changes in the system's behavior, a sentence each; with `usesStandIn`, only those that need a stand-in for a service. */
export async function judgeBehavior(
  system: IncidentSystem,
  { seed, usesStandIn }: { readonly seed: string; readonly usesStandIn: boolean },
): Promise<string[]> {
  const problems: string[] = [];
  for (const behavior of system.file.behavior)
    if ((behavior.standIn !== undefined) === usesStandIn) {
      if (behavior.standIn !== undefined) await system.startStandIn(behavior.standIn);
      const problem = await findDifference(system, behavior, seed);
      if (problem !== undefined) problems.push(problem);
    }
  return problems;
}

async function findDifference(
  { pod, file }: IncidentSystem,
  { id, title, file: place, draw, steps }: Behavior,
  seed: string,
): Promise<string | undefined> {
  const values = drawValues(seed, id, draw).set('order', `k${deriveSeed(seed, id).slice(0, 10)}`);
  const { exchanges, failure } = await playSteps(pod, readyLink(file.front), steps, values);
  if (failure === undefined) return undefined;
  const last = exchanges.at(-1);
  const answered = last?.response === undefined ? 'no answer' : `status ${last.response.status}`;
  const difference = last?.difference;
  const why =
    difference === undefined
      ? answered
      : `${difference.where} is ${difference.actual}, not ${difference.expected}`;
  return `${title}: no longer; ${why}.${place === undefined ? '' : ` See ${place}.`}`;
}
