import type { Check } from '@hone/contracts';
import type { GradingSession, KindEvent, KindResult } from '@hone/contracts/kind';
import { addUsage, failCheck, passCheck, skipCheck } from '../../../judging/build-check.js';
import { SECURITY_CAP } from '../../../judging/check-rules.js';
import { compileProgram, createProgress, phase } from '../../../judging/report.js';
import { getPackageFile } from '../../../judging/package-files.js';
import type { SqlDefinition } from '../../definition.js';
import { injectionBoxes } from './boxes.js';
import { createCallField, type CallField } from './call-field.js';
import { CallShapes } from './call-shapes.js';
import { INJECTION_RULE, type Injection } from './definition.js';
import { describeFailure } from './describe-check.js';
import { findFailure } from './judge-check.js';
import { planInjection, type PlannedCalls } from './plan-injection.js';
import { referenceAnswers, type Answers } from './reference-answers.js';

type Session = GradingSession<SqlDefinition>;

/** After this number of checks that exceeded a time limit, the rest would only cost time. */
const MAX_STOPPED = 2;

/**
 * Grades a program that sends SQL: makes calls with harmless arguments, which show the shapes of its statements, then
 * with hostile ones, which must not change them. Throws if the platform or the task failed; anything that the learner's
 * program does is a check.
 */
export async function* gradeInjection(
  session: Session,
  injection: Injection,
): AsyncGenerator<KindEvent, KindResult> {
  const planned = planInjection(session, injection);
  const reported = planned.filter((each) => each.reported);
  const { checks, report } = createProgress(reported.length);
  const boxes = injectionBoxes(session.package, session.definition, session.language).candidate;
  const began = session.now();
  yield phase('prepare');
  const box = await session.open(boxes.program);
  await box.put(filesOf(session, injection));
  const prepareMs = session.now() - began;
  yield phase('compile');
  const compile = await compileProgram(box, session.entry);
  const compileMs = session.now() - began - prepareMs;
  yield { type: 'grading.compiled', data: { ok: compile.ok, output: compile.output } };
  if (!compile.ok) {
    const text = 'Your program does not compile; nothing was run.';
    for (const { plan } of reported)
      yield report(failCheck(plan, 'compile-error', { evidence: { type: 'summary', text } }));
    return { checks, compile, phases: { prepareMs, compileMs, runMs: 0, judgeMs: 0 } };
  }
  yield phase('run');
  const field = createCallField({ session, injection, box, boxes });
  const answers = await referenceAnswers(session, injection);
  for await (const check of judgeCalls({ session, injection, field, answers }, planned)) yield report(check);
  return { checks, compile, phases: { prepareMs, compileMs, runMs: field.runMs(), judgeMs: 0 } };
}

/** The learner's files, overwritten by the starter's fixed files. */
function filesOf(session: Session, { fixed }: Injection) {
  const { package: pack, language } = session;
  const tree = new Map(session.files);
  for (const path of fixed[language] ?? [])
    tree.set(path, getPackageFile(pack, `starter/${language}/${path}`));
  return [...tree].map(([path, content]) => ({ path, content }));
}

interface Judging {
  readonly session: Session;
  readonly injection: Injection;
  readonly field: CallField;
  readonly answers: Answers;
}

async function* judgeCalls(judging: Judging, planned: readonly PlannedCalls[]): AsyncGenerator<Check> {
  const shapes = new CallBook();
  let stopped = 0;
  for (const each of planned) {
    const why =
      stopped >= MAX_STOPPED ? 'Not tried: the program met its limits in the checks before.' : undefined;
    const check = why === undefined ? await judgeOne(judging, shapes, each) : skipCheck(each.plan, why);
    if (check.reason === 'time-limit') stopped += 1;
    if (each.reported) yield check;
  }
}

/** What harmless arguments show about each call. */
class CallBook {
  readonly #shapes = new Map<string, CallShapes>();
  readonly #broken = new Set<string>();

  of(call: string): CallShapes {
    const known = this.#shapes.get(call) ?? new CallShapes();
    this.#shapes.set(call, known);
    return known;
  }

  break(call: string): void {
    this.#broken.add(call);
  }

  findBroken(calls: readonly string[]): string | undefined {
    return calls.find((call) => this.#broken.has(call));
  }
}

/** Applies the cap of a successful injection, whatever its check says. */
export function capInjection(check: Check): Check {
  const { rule = INJECTION_RULE, cap = SECURITY_CAP } = check;
  return { ...check, rule, cap: Math.min(cap, SECURITY_CAP) };
}

async function judgeOne(
  { session, injection, field, answers }: Judging,
  book: CallBook,
  { check, plan }: PlannedCalls,
): Promise<Check> {
  const broken = check.harmless ? undefined : book.findBroken(check.steps.map(({ call }) => call));
  if (broken !== undefined)
    return skipCheck(plan, `Not tried: ${broken} does not work with harmless arguments.`);
  const runs = await field.run(check);
  if (check.harmless) for (const { step, heard } of runs) book.of(step.call).add(heard);
  const failure = findFailure(runs, {
    expected: answers[check.id] ?? [],
    shapesOf: check.harmless ? undefined : (call) => book.of(call),
    limits: session.package.manifest.limits,
    caps: injection,
  });
  const usage = addUsage(runs.map(({ spoken }) => spoken.outcome.usage));
  if (failure === undefined) return passCheck(plan, { usage });
  if (check.harmless) book.break(check.steps[failure.step]?.call ?? '');
  const failed = failCheck(plan, failure.reason, {
    evidence: describeFailure(plan, check, runs, failure),
    usage,
  });
  return failure.kind === 'violation' ? capInjection(failed) : failed;
}
