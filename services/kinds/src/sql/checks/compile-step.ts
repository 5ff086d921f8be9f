import type { Check, CompileResult } from '@hone/contracts';
import type { GradingSession, KindEvent, KindResult } from '@hone/contracts/kind';
import { failCheck, type CheckPlan } from '../../judging/build-check.js';
import type { Examined } from '../statement/examined.js';

/** Checks as they are decided. */
export interface Progress {
  readonly checks: Check[];
  /** Keeps a check and tells of it. */
  readonly report: (check: Check) => KindEvent;
}

export function createProgress(total: number): Progress {
  const checks: Check[] = [];
  const report = (check: Check): KindEvent => {
    checks.push(check);
    return { type: 'grading.check', data: { check, done: checks.length, total } };
  };
  return { checks, report };
}

/** A program to run, or the result of a submission that was refused. */
type Compiled<Program> =
  | { readonly program: Program; readonly compile: CompileResult; readonly compileMs: number }
  | { readonly program?: undefined; readonly result: KindResult };

/** Examines what was handed in before any server sees it; what is refused fails every check. */
export async function* compileStep<Program, Definition>(
  session: GradingSession<Definition>,
  plans: readonly CheckPlan[],
  { checks, report }: Progress,
  examine: (session: GradingSession<Definition>) => Promise<Examined<Program>>,
): AsyncGenerator<KindEvent, Compiled<Program>> {
  const began = session.now();
  yield { type: 'grading.phase', data: { phase: 'compile' } };
  const { program, compile, reason } = await examine(session);
  const compileMs = session.now() - began;
  yield { type: 'grading.compiled', data: { ok: compile.ok, output: compile.output } };
  if (reason === undefined) return { program, compile, compileMs };
  for (const plan of plans)
    yield report(failCheck(plan, reason, { evidence: { type: 'summary', text: compile.output } }));
  return { result: { checks, compile, phases: { prepareMs: 0, compileMs, runMs: 0, judgeMs: 0 } } };
}
