import type { CompileResult } from '@hone/contracts';
import type { GradingSession, KindEvent, KindResult } from '@hone/contracts/kind';
import { failCheck, type CheckPlan } from '../../judging/build-check.js';
import { phase, type Progress } from '../../judging/report.js';
import type { Examined } from '../statement/examined.js';

/** A program to run, or the result of a rejected submission. */
type Compiled<Program> =
  | { readonly program: Program; readonly compile: CompileResult; readonly compileMs: number }
  | { readonly program?: undefined; readonly result: KindResult };

/** Examines the submission before any server sees it. A rejected submission fails every check. */
export async function* compileStep<Program, Definition>(
  session: GradingSession<Definition>,
  plans: readonly CheckPlan[],
  { checks, report }: Progress,
  examine: (session: GradingSession<Definition>) => Promise<Examined<Program>>,
): AsyncGenerator<KindEvent, Compiled<Program>> {
  const began = session.now();
  yield phase('compile');
  const examined = await examine(session);
  const { program, compile, reason } = examined;
  const compileMs = session.now() - began;
  yield { type: 'grading.compiled', data: { ok: compile.ok, output: compile.output } };
  if (reason === undefined) return { program, compile, compileMs };
  const places = examined.places === undefined ? {} : { places: [...examined.places] };
  for (const plan of plans) {
    const evidence = { type: 'summary', text: compile.output } as const;
    yield report({ ...failCheck(plan, reason, { evidence }), ...places });
  }
  return { result: { checks, compile, phases: { prepareMs: 0, compileMs, runMs: 0, judgeMs: 0 } } };
}
