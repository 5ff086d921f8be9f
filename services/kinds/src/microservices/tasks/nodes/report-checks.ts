import type { Check, Mode, Reveal } from '@hone/contracts';
import { failCheck, passCheck, skipCheck, type CheckPlan } from '../../../judging/build-check.js';
import type { Counterexample } from '../../checkers/checker.js';
import { evidenceOf, figuresOf } from './judge-run.js';
import { PROTOCOL, RUN } from './plan-checks.js';
import type { Played } from './play-seeds.js';

const NOT_COMPILED = 'Not run: the program does not compile.';
const NOT_THROUGH = 'Not run: the nodes did not get through the scenario of a run.';
const BROKEN_OFF = 'Not run: a node broke the scenario off.';

/**
 * The check of a run: its history is shown whether it went well or not. In a submission it decides about the group
 * `correct` only, since the other groups have their own points.
 */
export function judgeVisible(played: Played | undefined, mode: Mode): Check {
  if (played === undefined) return skipCheck(RUN, NOT_COMPILED);
  const { run, findings } = played;
  const figures = figuresOf(findings);
  if (run.broken !== undefined) {
    const { sentence, reason } = run.broken;
    return failCheck(RUN, reason, { evidence: evidenceOf(run, { text: sentence, figures }) });
  }
  const found = findFailure(findings);
  if (found === undefined) {
    const text = 'Every property holds in this scenario. The hidden scenario may do more.';
    return passCheck(RUN, { evidence: evidenceOf(run, { text, figures }) });
  }
  const { check, focus } = found;
  const text = `Failed: ${check.title}. ${focus.sentence}`;
  const evidence = evidenceOf(run, { text, focus, figures });
  if (mode === 'submit' && check.group !== RUN.group) return passCheck(RUN, { evidence });
  return failCheck(RUN, 'wrong-answer', { evidence });
}

/** The first property that fails, those of the group `correct` before others. */
function findFailure(findings: Played['findings']) {
  const failed = findings.flatMap(({ check, result }) =>
    result.outcome === 'fail' ? [{ check, focus: result.counterexample }] : [],
  );
  return failed.find(({ check }) => check.group === RUN.group) ?? failed[0];
}

/** A check and the part of it that may be revealed. */
export interface Judged {
  readonly check: Check;
  readonly reveal?: Reveal;
}

/** The hidden checks after the last seed that was played. `isUnplayed`: none was, as the scenario of a run broke off. */
export function judgeHidden(
  plans: readonly CheckPlan[],
  played: Played | undefined,
  isUnplayed: boolean,
): Judged[] {
  if (played === undefined) return plans.map((plan) => ({ check: skipCheck(plan, NOT_COMPILED) }));
  const { run, findings } = played;
  return plans.map((plan): Judged => {
    if (plan.id === PROTOCOL.id) return judgeProtocol(plan, played);
    const found = findings.find(({ check }) => check.id === plan.id);
    if (isUnplayed || run.broken !== undefined || found === undefined)
      return { check: skipCheck(plan, isUnplayed ? NOT_THROUGH : BROKEN_OFF) };
    // After a failure: a check that the nodes left open earns nothing; one that a busy machine left open costs nothing.
    if (found.result.outcome === 'inconclusive' && !found.isDoubted)
      return { check: skipCheck(plan, `Not decided: ${found.result.why}`) };
    if (found.result.outcome !== 'fail') return { check: passCheck(plan) };
    return judgeFailure(plan, played, found.result.counterexample);
  });
}

function judgeProtocol(plan: CheckPlan, { run, seed }: Played): Judged {
  if (run.broken === undefined) return { check: passCheck(plan) };
  const { reason, sentence } = run.broken;
  const check = failCheck(plan, reason, { evidence: { type: 'summary', text: sentence } });
  if (!seed.isOwn) return { check };
  return { check, reveal: { check: plan.id, evidence: evidenceOf(run, { text: sentence, figures: [] }) } };
}

function judgeFailure(plan: CheckPlan, { run, seed, findings }: Played, focus: Counterexample): Judged {
  const { sentence, steps } = focus;
  const atMs = steps.at(-1)?.atMs ?? 0;
  const text = `Failed with ${seed.name}, ${(atMs / 1000).toFixed(1)} s after the start, in phase "${phaseAt(run.history, atMs)}".`;
  const check = failCheck(plan, 'wrong-answer', { evidence: { type: 'summary', text } });
  if (!seed.isOwn) return { check };
  const evidence = evidenceOf(run, { text: sentence, focus, figures: figuresOf(findings) });
  return { check, reveal: { check: plan.id, evidence } };
}

function phaseAt(history: Played['run']['history'], atMs: number): string {
  const begun = history.filter((event) => event.type === 'phase' && event.atMs <= atMs);
  const last = begun.at(-1);
  return last?.type === 'phase' ? last.name : 'start';
}
