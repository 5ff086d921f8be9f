import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../../judging/check-rules.js';
import { answered, askFor, demand, recordedAt, sendAll, statusesOf } from './ask.js';
import { judgeAnswer } from '../../../exchanges/judge-answer.js';
import { nameSchema, probeShape } from './parameters.js';
import type { Scenario } from './scenario.js';
import type { Situation } from './situation.js';
import { LIMITED } from './use-up.js';

/** A caller who sends far too much does not slow down another one. */
export const fairnessSchema = z
  .strictObject({
    probe: z.literal('fairness'),
    ...probeShape,
    operation: nameSchema,
    /** The caller who stays well within the limit meanwhile. */
    other: nameSchema,
    requests: z.number().int().min(4).max(50),
    windowMs: z.number().int().min(500).max(10_000),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
type Parameters = z.infer<typeof fairnessSchema>;

/** As multiples of the limit: what one caller sends in a window, and what the other does. */
const FLOOD = 4;
const POLITE = 0.5;

export function* fairness(parameters: Parameters, situation: Situation): Scenario {
  const kept = yield* situation.prepare();
  const { requests, windowMs } = parameters;
  const step = situation.operation(parameters.operation);
  const politely = Math.floor(requests * POLITE);
  const spread = (count: number, index: number): number => Math.round((index * windowMs) / count);
  const flood = Array.from({ length: requests * FLOOD }, (_, index) => ({
    ...askFor(step, situation.renew(kept), [...statusesOf(step), LIMITED]),
    afterMs: spread(requests * FLOOD, index),
  }));
  const token = situation.tokens.get(parameters.other);
  const polite = Array.from({ length: politely }, (_, index) => {
    const values = situation.renew(new Map(kept).set('caller', token));
    return { values, ask: { ...askFor(step, values), afterMs: spread(politely, index) } };
  });
  const all = yield* sendAll([...flood, ...polite.map(({ ask }) => ask)]);
  for (const [index, { values }] of polite.entries()) {
    const at = yield* answered(recordedAt(all, flood.length + index));
    const sentence = 'While one caller sends far too much, another one within the limit is not served.';
    yield* demand(sentence, at, judgeAnswer(step.expect, at.response, values));
  }
}
