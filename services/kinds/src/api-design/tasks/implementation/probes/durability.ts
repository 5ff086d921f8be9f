import { z } from 'zod';
import { CAP_WITHOUT_RULE, capHasRule } from '../../../../judging/check-rules.js';
import { jsonOf } from '../../../exchanges/judge-answer.js';
import { valueAt } from '../../../exchanges/keep-values.js';
import { askFor, demand, differenceOfStatus, fail, perform } from './ask.js';
import { nameSchema, placeSchema, probeShape } from './parameters.js';
import type { Answered, Ask, Part, Recorded, Scenario } from './scenario.js';
import type { Situation } from './situation.js';

/** Acknowledged resources survive a kill of the service. */
export const durabilitySchema = z
  .strictObject({
    probe: z.literal('durability'),
    ...probeShape,
    /** Creates a resource; keeps what `read` needs. */
    create: nameSchema,
    /** Reads it again; expects what was sent. */
    read: nameSchema,
    /** A drawn value that `create` sends, and by which a resource is known again in the list. */
    mark: nameSchema,
    /** A list of all that one use of this probe created. */
    list: z.strictObject({ operation: nameSchema, items: placeSchema.default('json.items') }).optional(),
    /** How long after the restart it is read again: for state that changes with time, running or not. */
    waitMs: z.number().int().min(0).max(5_000).default(0),
    /** The number of writes that are sent while the service is killed. */
    writes: z.number().int().min(4).max(50).default(20),
  })
  .refine(capHasRule, CAP_WITHOUT_RULE);
type Parameters = z.infer<typeof durabilitySchema>;

export function* durability(parameters: Parameters, situation: Situation): Scenario {
  const kept = yield* situation.prepare();
  const first = yield* killAfterAcknowledgement(parameters, situation, kept);
  yield* killInTheMiddle(parameters, situation, { kept, first });
}

type Kept = ReadonlyMap<string, unknown>;

const LOST = 'What was acknowledged is gone after the service was killed.';
const STANDS_STILL = 'What time changes stays as it was when the service was killed.';

/** Answers the mark of what was created. */
function* killAfterAcknowledgement(parameters: Parameters, situation: Situation, kept: Kept): Part<unknown> {
  const values = situation.renew(kept);
  yield* perform(situation.operation(parameters.create), values, 'A request that creates did not go well.');
  yield* killed([], 0);
  if (parameters.waitMs > 0) yield { do: 'wait', ms: parameters.waitMs };
  yield* perform(situation.operation(parameters.read), values, parameters.waitMs > 0 ? STANDS_STILL : LOST);
  return values.get(parameters.mark);
}

interface Before {
  readonly kept: Kept;
  /** The mark of what has been created before. */
  readonly first: unknown;
}

/** A bound for draws of a kind that has few values. */
const MOST_DRAWS = 50;

/** Marks of all writes. They differ: of two equal requests in progress at once, one may be rejected. */
function drawMarks({ mark, writes }: Parameters, situation: Situation, { kept, first }: Before): unknown[] {
  const drawn = new Set([first]);
  const draw = (): unknown => situation.renew(kept).get(mark);
  return Array.from({ length: writes }, () => {
    let next = draw();
    for (let draws = 1; drawn.has(next) && draws < MOST_DRAWS; draws += 1) next = draw();
    drawn.add(next);
    return next;
  });
}

/** Acknowledged ⊆ stored ⊆ sent. */
function* killInTheMiddle(parameters: Parameters, situation: Situation, before: Before): Scenario {
  const { create, mark, writes } = parameters;
  const step = situation.operation(create);
  const base = situation.renew(before.kept);
  const sent = drawMarks(parameters, situation, before).map((each) => new Map(base).set(mark, each));
  const asks = sent.map((values) => askFor(step, values));
  const after = 2 + (Number.parseInt(situation.secret('when').slice(0, 6), 16) % (writes - 3));
  const answers = yield* killed(asks, after);
  for (const recorded of answers) yield* demandExpected(recorded);
  const marks = answers.map(({ request }) =>
    sent[asks.findIndex((ask) => ask.request === request)]?.get(mark),
  );
  const acknowledged = marks.filter((_, index) => 'response' in (answers[index]?.outcome ?? {}));
  if (parameters.list === undefined) return;
  const list = yield* perform(
    situation.operation(parameters.list.operation),
    base,
    'After the service was killed, the list does not answer as before.',
  );
  yield* judgeStored(list, storedIn(list, parameters.list.items, mark), { acknowledged, sent: marks });
}

/** Kills the service as soon as `after` requests were answered, and restarts it. */
function* killed(asks: readonly Ask[], after: number): Part<readonly Recorded[]> {
  const { answers, problem } = yield { do: 'kill', asks, after };
  if (problem !== undefined)
    yield* fail({ sentence: `After it was killed, the service does not start again. ${problem}` });
  return answers;
}

/** Every answer to a write must be a success. */
function* demandExpected(recorded: Recorded): Part<void> {
  if (!('response' in recorded.outcome)) return;
  const at: Answered = { ...recorded, response: recorded.outcome.response };
  yield* demand('A request that creates did not go well.', at, differenceOfStatus(at));
}

function storedIn(at: Answered, items: string, mark: string): unknown[] {
  const list = items === 'json' ? jsonOf(at.response) : valueAt(items, at.response);
  const entries: unknown[] = Array.isArray(list) ? list : [];
  return entries.map((entry) =>
    typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>)[mark] : undefined,
  );
}

interface Marks {
  readonly acknowledged: readonly unknown[];
  readonly sent: readonly unknown[];
}

function* judgeStored(at: Answered, stored: readonly unknown[], { acknowledged, sent }: Marks): Part<void> {
  const lost = acknowledged.filter((mark) => !stored.includes(mark)).length;
  if (lost > 0)
    yield* fail({
      sentence: `The service was killed while it was asked to create: ${lost} of ${acknowledged.length} that it had acknowledged are gone.`,
      at,
    });
  const strangers = stored.filter((mark, index) => !sent.includes(mark) || stored.indexOf(mark) !== index);
  if (strangers.length > 0)
    yield* fail({
      sentence: 'After the service was killed, something is stored that nobody sent, or twice.',
      at,
    });
}
