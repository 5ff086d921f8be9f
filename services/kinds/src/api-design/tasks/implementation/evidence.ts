import type { Evidence, ExchangeEvidence, Reason } from '@hone/contracts';
import type { ProgramOutcome } from '@hone/contracts/sandbox';
import type { CheckPlan } from '../../../judging/build-check.js';
import { evidenceText } from '../../../judging/evidence-text.js';
import { NOTHING_SECRET, type Difference } from '../../exchanges/match-json.js';
import type { Played } from '../../exchanges/play-steps.js';
import { describeEnd, reasonOfEnd } from './service-end.js';

interface Around {
  /** The service's output during the check. */
  readonly log: string;
  /** How it ended, where it did. */
  readonly ended: ProgramOutcome | undefined;
}

/** Why the check failed: the way the service ended explains more than the request that found it gone. */
export function reasonOf({ failure }: Pick<Played, 'failure'>, ended: ProgramOutcome | undefined): Reason {
  if (ended !== undefined) return reasonOfEnd(ended);
  if (failure === 'difference' || failure === 'no-http') return 'contract';
  return failure === 'no-answer' ? 'time-limit' : 'runtime-error';
}

/** The conversation of a failed check, its last exchange the one that failed. */
export function evidenceOf(
  plan: CheckPlan,
  { exchanges, sentence }: Played,
  { log, ended }: Around,
): ExchangeEvidence {
  return {
    type: 'exchange',
    text: [sentence, lastWords(exchanges), ended && describeEnd(ended), plan.rule && `The rule: ${plan.rule}`]
      .filter((sentence) => sentence !== undefined && sentence !== '')
      .join(' '),
    exchanges: [...exchanges],
    ...(log !== '' && { log: evidenceText(log) }),
  };
}

/** The exchange that failed: in a probe, more may follow it. */
const failedOne = (exchanges: Played['exchanges']): Played['exchanges'][number] | undefined =>
  exchanges.findLast(({ difference }) => difference !== undefined) ?? exchanges.at(-1);

function lastWords(exchanges: Played['exchanges']): string {
  const last = failedOne(exchanges);
  if (last === undefined) return '';
  const { request, difference, failure } = last;
  const asked = `${request.method} ${request.target}`;
  if (failure !== undefined) return `${asked}: ${failure}`;
  if (difference === undefined) return '';
  return `${asked} answered with ${difference.where} ${difference.actual}; expected ${difference.expected}.`;
}

/** A header is named where the check chose it; a place in a body would reveal its contents. */
const partOf = ({ where, expected }: Difference): string =>
  expected === NOTHING_SECRET ? where.replace(/ .*/s, '') : where.replace(/^body .*/s, 'body');

/** The summary of a hidden check: the rule, and in which part an answer differs. Nothing of the conversation. */
export function hiddenSummary(
  plan: CheckPlan,
  { exchanges, sentence }: Played,
  ended: ProgramOutcome | undefined,
): Evidence {
  const { difference, failure } = failedOne(exchanges) ?? {};
  const part = difference && partOf(difference);
  const sentences = [
    sentence,
    failure ?? (part === undefined ? undefined : `An answer differs from what is expected in its ${part}.`),
    ended && describeEnd(ended),
    plan.rule && `The rule: ${plan.rule}`,
  ];
  return { type: 'summary', text: sentences.filter((each) => each !== undefined && each !== '').join(' ') };
}
