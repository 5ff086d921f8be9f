import type { StubCall } from '../../../../stubs/controlled-stub.js';
import { judgeAnswer } from '../../../exchanges/judge-answer.js';
import { answered, demand, fail, recordedAt } from './ask.js';
import type { Answered, Part, Recorded } from './scenario.js';
import type { Situation } from './situation.js';
import { callsOf, mostAtOnce, type Marked } from './third-calls.js';

/** Each answer is as the operation expects. */
export function* demandServed(
  sentence: string,
  situation: Situation,
  { operation, marked, all }: { operation: string; marked: readonly Marked[]; all: readonly Recorded[] },
): Part<readonly Answered[]> {
  const { expect } = situation.operation(operation);
  const served: Answered[] = [];
  for (const [index, { values }] of marked.entries()) {
    const recorded = recordedAt(all, index);
    if ('failure' in recorded.outcome) yield* fail({ sentence, at: recorded });
    const at = yield* answered(recorded);
    yield* demand(sentence, at, judgeAnswer(expect, at.response, values));
    served.push(at);
  }
  return served;
}

/** At most the allowed number of calls was open at once. */
export function* demandBound(calls: readonly StubCall[], most: number, whose = ''): Part<void> {
  const open = mostAtOnce(calls);
  if (open > most)
    yield* fail({ sentence: `${open} calls${whose} were open at the third party at once; ${most} may be.` });
}

/** Each request made one call. */
export function* demandOneEach(calls: readonly StubCall[], marked: readonly Marked[]): Part<void> {
  for (const each of marked) {
    const { length } = callsOf(calls, [each]);
    if (length !== 1)
      yield* fail({
        sentence: `A request that passed the limit made ${length} calls to the third party; it makes exactly one.`,
      });
  }
}
