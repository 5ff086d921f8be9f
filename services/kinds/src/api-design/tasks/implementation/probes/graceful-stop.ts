import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../../judging/check-rules.js';
import { describeEnd } from '../service-end.js';
import { askFor, demand, differenceOfStatus, fail, perform } from './ask.js';
import { nameSchema, probeShape } from './parameters.js';
import type { Scenario } from './scenario.js';
import type { Situation } from './situation.js';

/** A service that is asked to end answers open requests, and ends by itself. */
export const gracefulStopSchema = z
  .strictObject({
    probe: z.literal('graceful-stop'),
    ...probeShape,
    /** One with a body: half of it comes before SIGTERM. */
    operation: nameSchema,
    withinMs: z.number().int().min(1_000).max(30_000).default(5_000),
    /** Exit codes of a proper end. */
    exitCodes: z.array(z.number().int().min(0).max(255)).min(1).default([0]),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
type Parameters = z.infer<typeof gracefulStopSchema>;

export function* gracefulStop(parameters: Parameters, situation: Situation): Scenario {
  const kept = yield* situation.prepare();
  const step = situation.operation(parameters.operation);
  yield* perform(step, situation.renew(kept), 'Before SIGTERM, a request failed.');
  const open = askFor(step, situation.renew(kept));
  const { answers, ended } = yield { do: 'stop', open, withinMs: parameters.withinMs };
  const [recorded] = answers;
  if (recorded === undefined || ended === undefined) throw new Error('the service was not stopped');
  const sentence = 'A request that was open when SIGTERM came was not answered.';
  if ('failure' in recorded.outcome) yield* fail({ sentence, at: recorded });
  else {
    const at = { ...recorded, response: recorded.outcome.response };
    yield* demand(sentence, at, differenceOfStatus(at));
  }
  const { exitCode } = ended;
  if (exitCode !== null && parameters.exitCodes.includes(exitCode)) return;
  yield* fail({
    sentence: `After SIGTERM: ${describeEnd(ended)} It has to end by itself within ${parameters.withinMs} ms, with exit code ${parameters.exitCodes.join(' or ')}.`,
    at: recorded,
    difference: {
      where: 'end of the service',
      expected: `exit code ${parameters.exitCodes.join(' or ')}`,
      actual: describeEnd(ended),
    },
  });
}
