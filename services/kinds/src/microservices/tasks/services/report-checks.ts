import type { Check, HistoryEvidence, Reveal } from '@hone/contracts';
import { failCheck, passCheck, skipCheck, type CheckPlan } from '../../../judging/build-check.js';
import { evidenceText } from '../../../judging/evidence-text.js';
import type { Counterexample, Figure } from '../../checkers/checker.js';
import { historyEvidence } from '../../history/history-evidence.js';
import { readPhases } from './calls.js';
import { faultsOf } from './faults-of.js';
import { RUN, STARTS, STAYS_UP } from './plan-checks.js';
import { isFailed, type Played } from './play-seeds.js';
import type { Play } from './play/play-scenario.js';
import { DATABASE, type Topology } from './scenario/topology-file.js';
import type { Start } from './system/service-member.js';

/** Whether the program compiles, and the service starts. */
export function startsCheck(compiles: boolean, start: Start | undefined): Check {
  if (!compiles)
    return failCheck(STARTS, 'compile-error', {
      evidence: { type: 'summary', text: 'Your program does not compile; nothing was run.' },
    });
  if (start === undefined || start.ok) return passCheck(STARTS);
  return failCheck(STARTS, start.reason, {
    evidence: { type: 'output', stdout: evidenceText(start.log), exit: start.why },
  });
}

type Finding = Played['findings'][number];

interface Shown {
  readonly text: string;
  readonly focus?: Counterexample;
  readonly figures: readonly Figure[];
}

/** One measurement of each name. */
const figuresOf = (findings: Played['findings']): Figure[] => [
  ...new Map(
    findings.flatMap(({ result }) => result.figures).map((figure) => [figure.name, figure]),
  ).values(),
];

/** The history of a play for a learner. */
function evidenceOf(play: Play, topology: Topology, { text, focus, figures }: Shown): HistoryEvidence {
  return historyEvidence({
    history: play.history,
    nodes: Object.keys(topology.members),
    services: [...Object.keys(topology.stubs), ...(topology.database === undefined ? [] : [DATABASE])],
    faults: faultsOf(play.history),
    logs: play.logs,
    text,
    figures,
    ...(focus !== undefined && { focus }),
  });
}

/** The check of a run: its history is shown whether it went well or not. */
export function judgeVisible(played: Played, topology: Topology): Check {
  const { play, findings, start } = played;
  if (play === undefined) return failCheck(RUN, start.ok ? 'platform' : start.reason, notStarted(start));
  const figures = figuresOf(findings);
  if (play.ownEnd !== undefined)
    return failCheck(RUN, play.ownEnd.reason, {
      evidence: evidenceOf(play, topology, { text: play.ownEnd.why, figures }),
    });
  for (const { check, result } of findings) {
    if (result.outcome !== 'fail') continue;
    const focus = result.counterexample;
    const text = `${check.title}: no. ${focus.sentence}`;
    return failCheck(RUN, 'contract', { evidence: evidenceOf(play, topology, { text, focus, figures }) });
  }
  const open = findings.find(isLeftOpen);
  if (open !== undefined) {
    const text = `${open.check.title}: it could not be shown, because ${open.result.why}.`;
    return failCheck(RUN, 'contract', { evidence: evidenceOf(play, topology, { text, figures }) });
  }
  const text = 'Every check that this scenario can show passed. The graded scenario is longer.';
  return passCheck(RUN, { evidence: evidenceOf(play, topology, { text, figures }) });
}

const notStarted = (start: Start) => ({
  evidence: {
    type: 'summary' as const,
    text: `The service did not start again. ${start.ok ? '' : start.why}`,
  },
});

/** A check and the part of it that may be revealed. */
export interface Judged {
  readonly check: Check;
  readonly reveal?: Reveal;
}

/** The hidden checks after the last seed that was played. */
export function judgeGraded(plans: readonly CheckPlan[], played: Played, topology: Topology): Judged[] {
  const { play, findings, start } = played;
  const staysUp = judgeStaysUp(played, topology);
  return [
    staysUp,
    ...plans.map((plan): Judged => {
      const found = findings.find(({ check }) => check.id === plan.id);
      if (play === undefined || found === undefined)
        return {
          check: skipCheck(plan, `Not run: the service did not start again. ${start.ok ? '' : start.why}`),
        };
      if (isLeftOpen(found)) return { check: judgeLeftOpen(plan, played, found.result.why) };
      if (found.result.outcome !== 'fail') return { check: passCheck(plan) };
      return judgeFailure(plan, played, play, found.result.counterexample, topology);
    }),
  ];
}

/** Left open by the service itself, which earns nothing; a check that a busy machine left open costs nothing. */
const isLeftOpen = (finding: Finding): finding is Finding & { readonly result: { readonly why: string } } =>
  finding.result.outcome === 'inconclusive' && !finding.isDoubted;

/** Two plays were made to decide it, unless something else had failed already. */
const judgeLeftOpen = (plan: CheckPlan, played: Played, why: string): Check =>
  isFailed(played)
    ? skipCheck(plan, `Not decided: ${why}.`)
    : failCheck(plan, 'contract', { evidence: { type: 'summary', text: `It could not be shown: ${why}.` } });

function judgeStaysUp({ play, start, seed, findings }: Played, topology: Topology): Judged {
  if (play === undefined)
    return { check: failCheck(STAYS_UP, start.ok ? 'platform' : start.reason, notStarted(start)) };
  if (play.ownEnd === undefined) return { check: passCheck(STAYS_UP) };
  const { reason, why } = play.ownEnd;
  const check = failCheck(STAYS_UP, reason, { evidence: { type: 'summary', text: why } });
  if (!seed.isOwn) return { check };
  const evidence = evidenceOf(play, topology, { text: why, figures: figuresOf(findings) });
  return { check, reveal: { check: STAYS_UP.id, evidence } };
}

function judgeFailure(
  plan: CheckPlan,
  { seed, findings }: Played,
  play: Play,
  focus: Counterexample,
  topology: Topology,
): Judged {
  const { sentence, steps } = focus;
  const atMs = steps[0]?.atMs ?? 0;
  const phase = readPhases(play.history).findLast(({ fromMs }) => fromMs <= atMs)?.name ?? 'the beginning';
  const text = `${sentence}\nWith ${seed.name}, ${(atMs / 1_000).toFixed(1)} s after the start, in phase "${phase}".`;
  const check = failCheck(plan, 'contract', { evidence: { type: 'summary', text } });
  if (!seed.isOwn) return { check };
  const evidence = evidenceOf(play, topology, { text: sentence, focus, figures: figuresOf(findings) });
  return { check, reveal: { check: plan.id, evidence } };
}
