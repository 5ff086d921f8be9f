import type { Check, Evidence, Reveal } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import { failCheck, passCheck, skipCheck } from '../../judging/build-check.js';
import { compareResults } from '../compare/compare-results.js';
import type { SqlDefinition } from '../definition.js';
import { describeDifference, rowEvidence, type Failure } from '../describe-failure.js';
import type { PlannedInstance } from '../plan-checks.js';
import { answerSet, missingColumn } from './answer-set.js';
import { describeEnded } from './describe-ended.js';
import type { DesignBox } from './design-box.js';
import type { Design } from './examine-design.js';
import type { History } from './history.js';
import type { DesignAnswer, Played } from './outcome.js';
import type { ReferencePlays } from './reference-plays.js';
import type { TaskFile } from './task-file.js';

/** After so many histories that met a limit, the rest would only cost time. */
const MAX_STOPPED = 2;
const STOPPING = new Set<Check['reason']>(['time-limit', 'memory-limit', 'too-slow']);

export interface DesignJudging {
  readonly session: GradingSession<SqlDefinition>;
  readonly task: TaskFile;
  readonly design: Design;
  readonly box: DesignBox;
  readonly reference: ReferencePlays;
  readonly onReveal: (reveal: Reveal) => void;
  /** Told what came of a history whose answers were right. */
  readonly onPlayed: (instance: string, played: Played) => void;
}

/** One check per history, in order: its events are played, and every question must be answered right. */
export async function* judgeHistories(
  judging: DesignJudging,
  planned: readonly PlannedInstance[],
): AsyncGenerator<Check> {
  let stopped = 0;
  for (const each of planned) {
    if (stopped >= MAX_STOPPED) {
      yield skipCheck(each.plan, 'Not played: the design met its limits on the histories before.');
      continue;
    }
    const check = await judgeHistory(judging, each);
    if (STOPPING.has(check.reason)) stopped += 1;
    yield check;
  }
}

async function judgeHistory(judging: DesignJudging, { instance, plan }: PlannedInstance): Promise<Check> {
  const { task, design, box, reference, session, onPlayed } = judging;
  const { wallMs } = session.package.manifest.limits;
  const history = await reference.history(instance);
  const expected = await reference.played(instance);
  const played = await box.play({ task, design, history, wallMs });
  if (played.end !== 'done') return fail(judging, { instance, plan }, describeEnded(played, history, wallMs));
  const wrong = history.questions.flatMap((question, place) => {
    const found = compareAnswer(task, question.path, expected.answers[place], played.answers[place]);
    return found === undefined ? [] : [{ ...found, question }];
  });
  const [first] = wrong;
  if (first !== undefined) {
    const { failure, evidence, question } = first;
    const text = summary(wrong, history, failure.text);
    const detail = `${question.path} with ${JSON.stringify(question.values).slice(0, 300)}: ${failure.text}`;
    return fail(judging, { instance, plan }, { ...failure, text, detail }, evidence);
  }
  onPlayed(instance.id, played);
  return passCheck(plan, plan.visible ? { evidence: { type: 'summary', text: rightText(history) } } : {});
}

interface WrongAnswer {
  readonly failure: Failure;
  readonly evidence?: Extract<Evidence, { type: 'rows' }>;
}

function compareAnswer(
  { paths }: TaskFile,
  path: string,
  expected: DesignAnswer | undefined,
  answer: DesignAnswer | undefined,
): WrongAnswer | undefined {
  const rule = paths[path];
  if (rule === undefined || expected === undefined || answer === undefined)
    throw new Error(`a question of ${path} was not answered`);
  const wrong = (text: string): WrongAnswer => ({ failure: { reason: 'wrong-answer', text } });
  const missing = missingColumn(answer, rule.columns);
  if (missing !== undefined) return wrong(`some document of the answer has no field ${missing}.`);
  const [extra] = answer.extra;
  if (extra !== undefined) return wrong(`the answer has a field that nobody asked for: ${extra}.`);
  const wanted = answerSet(expected, rule.columns);
  const found = answerSet(answer, rule.columns);
  const difference = compareResults(wanted, found, { order: rule.order, columns: 'match' });
  if (difference === undefined) return undefined;
  const failure = describeDifference(difference, wanted);
  // Of several answers together none is nearly right.
  return {
    failure: { ...failure, reason: 'wrong-answer' },
    evidence: rowEvidence(found, failure.text, { expected: wanted, difference }),
  };
}

/** Which paths are wrong how often, and the first difference in words. */
function summary(
  wrong: readonly { readonly question: { readonly path: string } }[],
  history: History,
  first: string,
): string {
  const paths = [...new Set(wrong.map(({ question }) => question.path))];
  const parts = paths.map((path) => {
    const count = (each: readonly { readonly path: string }[]): number =>
      each.filter((one) => one.path === path).length;
    return `${path} (${count(wrong.map(({ question }) => question))} of ${count(history.questions)} questions)`;
  });
  return `Wrong answers: ${parts.join(', ')}. The first one: ${first}`;
}

const rightText = ({ events, questions }: History): string =>
  `${questions.length} questions after ${events.length} events: every answer is right.`;

/** A visible check shows all; a hidden one says it in words, and what it holds back is revealed if its data are seeded. */
function fail(
  { onReveal }: DesignJudging,
  { instance, plan }: PlannedInstance,
  { reason, text, detail = text }: Failure,
  rows?: Extract<Evidence, { type: 'rows' }>,
): Check {
  const shown: Evidence =
    rows === undefined ? { type: 'summary', text: detail } : { ...rows, text: `${detail}\n${text}` };
  if (plan.visible) return failCheck(plan, reason, { evidence: shown });
  if (instance.seeded) onReveal({ check: plan.id, evidence: shown });
  return failCheck(plan, reason, { evidence: { type: 'summary', text } });
}
