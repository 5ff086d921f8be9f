import type { Check, CompileResult, Reveal } from '@hone/contracts';
import type { GradingSession, KindEvent, KindResult } from '@hone/contracts/kind';
import type { Box } from '@hone/contracts/sandbox';
import { failCheck, passCheck, skipUnmet, type CheckPlan } from '../judging/build-check.js';
import { compileProgram, createProgress, phase } from '../judging/report.js';
import { withProgress, type ReportProgress } from '../judging/with-progress.js';
import { createCandidate, type Candidate } from './candidate.js';
import { generatedCases, plannedChecks } from './cases.js';
import type { OptimizationDefinition } from './definition.js';
import { programOutput } from './evidence.js';
import { judgeCase } from './judge-case.js';
import { judgeChecks } from './judge-checks.js';
import type { Judging } from './judging.js';
import { unmetBy } from './measuring/measured-groups.js';
import { checkMemory, memoryPlan } from './measuring/memory/memory-check.js';
import { checkSpeed, speedPlan } from './measuring/speed-check.js';
import { hintPlan, lookAtSpeed } from './measuring/timing-hint.js';
import { createMeasuringTimes } from './measuring/measuring-times.js';
import { boxesFor, type Boxes } from './topology.js';
import { createTrustedPrograms, type TrustedPrograms } from './trusted-programs.js';

type Session = GradingSession<OptimizationDefinition>;

interface Prepared {
  readonly box: Box;
  readonly compile: CompileResult;
  readonly times: { readonly prepareMs: number; readonly compileMs: number };
}

const CUSTOM: CheckPlan = {
  id: 'custom',
  title: 'Your own input',
  group: 'correct',
  weight: 0,
  required: false,
  visible: true,
};

/**
 * Grades one submission: compile, then samples, fixed hidden cases and generated families, group by group. Throws when
 * the platform, the generator or the reference failed; failures of the learner's program are checks.
 */
export async function* gradeOptimization(session: Session): AsyncGenerator<KindEvent, KindResult> {
  if (session.stage === 'measuring') return yield* measureLater(session);
  const planned = plannedChecks(session);
  const input = session.mode === 'run' ? session.input : undefined;
  const [speed, memory, hint] = [speedPlan(session), memoryPlan(session), hintPlan(session)];
  const further = [speed, memory, hint, input === undefined ? undefined : CUSTOM];
  const plans = [...planned.map(({ plan }) => plan), ...further.filter((plan) => plan !== undefined)];
  const { checks, report } = createProgress(plans.length);

  const boxes = boxesFor(session.package, session.definition, session.language);
  const { box, compile, times } = yield* prepare(session, () => session.open(boxes.candidate));
  if (!compile.ok) {
    for (const plan of plans) yield report(notCompiled(plan));
    return { checks, compile, phases: { ...times, runMs: 0, judgeMs: 0 } };
  }

  yield phase('run');
  const trusted = createTrustedPrograms(session, boxes);
  const [first] = generatedCases(session.definition.families);
  // Opens the boxes of its programs, too, unless its data was precomputed.
  if (session.mode === 'submit' && first !== undefined) trusted.prepare(first);
  const candidate = createCandidate(session, box, trusted);
  let judgeMs = 0;
  const reveals: Reveal[] = [];
  const judging: Judging = {
    session,
    runCase: (of) => candidate.runCase(of),
    prepare: (of) => trusted.prepare(of),
    onJudged: (milliseconds) => void (judgeMs += milliseconds),
    onReveal: (reveal) => void reveals.push(reveal),
  };
  for await (const check of judgeChecks(judging, planned)) yield report(check);
  const runMs = candidate.runMs();
  const measuring = createMeasuringTimes(session);
  const parts: Measured = { ...measuring, boxes, box, candidate, trusted, checks, report };
  const needsMeasuring = speed !== undefined && isLeftToMeasure(parts, speed);
  if (speed && !needsMeasuring) yield* measure(parts, speed, checkSpeed);
  if (memory) yield* measure(parts, memory, checkMemory);
  if (hint) yield report(await lookAtSpeed({ session, boxes, candidate }, hint, checks));
  if (input !== undefined) yield report(await runCustom(session, candidate, input));
  const phases = { ...times, ...measuring.phases(), runMs, judgeMs };
  return { checks, compile, reveals, phases, needsMeasuring };
}

/** In the first of two stages, where no failure rules out measuring. */
const isLeftToMeasure = (parts: Measured, plan: CheckPlan): boolean =>
  parts.session.stage === 'correctness' && unmetOf(parts, plan).length === 0;

/** The second stage: measures the checks that the first one left. */
async function* measureLater(session: Session): AsyncGenerator<KindEvent, KindResult> {
  const decided = session.decided ?? [];
  const speed = speedPlan(session);
  if (speed === undefined) throw new Error('a submission without measured speed has a second stage');
  const { checks, report } = createProgress(decided.length + 1, decided);
  const boxes = boxesFor(session.package, session.definition, session.language);
  const { box, compile, times } = yield* prepare(session, () => session.open(boxes.candidate));
  if (!compile.ok) throw new Error('a program that was compiled before does not compile again');
  const trusted = createTrustedPrograms(session, boxes);
  const candidate = createCandidate(session, box, trusted);
  const measuring = createMeasuringTimes(session);
  const parts: Measured = { ...measuring, boxes, box, candidate, trusted, checks, report };
  yield* measure(parts, speed, checkSpeed);
  return { checks, compile, phases: { ...times, ...measuring.phases(), runMs: 0, judgeMs: 0 } };
}

interface Measured {
  readonly session: Session;
  readonly boxes: Boxes;
  readonly box: Box;
  readonly candidate: Candidate;
  readonly trusted: TrustedPrograms;
  readonly checks: readonly Check[];
  readonly report: (check: Check) => KindEvent;
  /** Called when measuring begins. */
  readonly begin: () => void;
}

/** A check to measure, and where its progress is reported. */
interface Asked extends Measured {
  readonly plan: CheckPlan;
  readonly onProgress: ReportProgress;
}

const unmetOf = ({ session, checks }: Measured, { group }: CheckPlan): string[] =>
  unmetBy(group, session.package.manifest.groups, checks);

/** A measured check, where the groups that its own requires are full. */
async function* measure(
  parts: Measured,
  plan: CheckPlan,
  check: (asked: Asked) => Promise<Check>,
): AsyncGenerator<KindEvent> {
  const unmet = unmetOf(parts, plan);
  if (unmet.length > 0) {
    yield parts.report(skipUnmet(plan, unmet, parts.session.package.manifest.groups));
    return;
  }
  parts.begin();
  yield phase('measure');
  yield parts.report(yield* withProgress((onProgress) => check({ ...parts, plan, onProgress })));
}

/** Opens the learner's box, puts the files and compiles. */
async function* prepare(session: Session, open: () => Promise<Box>): AsyncGenerator<KindEvent, Prepared> {
  const began = session.now();
  yield phase('prepare');
  const box = await open();
  await box.put([...session.files].map(([path, content]) => ({ path, content })));
  const prepared = session.now();
  yield phase('compile');
  const compile = await compileProgram(box, session.entry);
  const times = { prepareMs: prepared - began, compileMs: session.now() - prepared };
  yield { type: 'grading.compiled', data: { ok: compile.ok, output: compile.output } };
  return { box, compile, times };
}

/** The program's output for the learner's own input: a crash or a limit fails, an answer is not judged. */
async function runCustom(session: Session, candidate: Candidate, input: string): Promise<Check> {
  const { limits } = session.package.manifest;
  const outcome = await candidate.runInput(new TextEncoder().encode(input));
  const detail = { evidence: programOutput(outcome, limits), usage: outcome.usage };
  // No checker is asked: there is nothing to compare with, and a validator knows the author's cases only.
  const verdict = judgeCase({ type: 'lines' }, limits, outcome, outcome.stdout);
  return verdict.ok ? passCheck(CUSTOM, detail) : failCheck(CUSTOM, verdict.reason, detail);
}

function notCompiled(plan: CheckPlan): Check {
  const text = 'Your program does not compile; nothing was run.';
  return failCheck(plan, 'compile-error', { evidence: { type: 'summary', text } });
}
