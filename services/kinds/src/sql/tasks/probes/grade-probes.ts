import type { GradingSession, KindEvent, KindResult } from '@hone/contracts/kind';
import { createProgress, phase } from '../../../judging/report.js';
import { compileStep } from '../../checks/compile-step.js';
import type { SqlDefinition } from '../../definition.js';
import { judgeProbes } from './judge-probes.js';
import { planProbes } from './plan-probes.js';
import { probedEngineOf } from '../../engines/engines.js';

/**
 * Grades definitions of tables or rights: parses them, then runs every probe on recreated tables. Throws if the platform
 * or the task failed; anything that the learner's SQL does is a check.
 */
export async function* gradeProbes(
  session: GradingSession<SqlDefinition>,
): AsyncGenerator<KindEvent, KindResult> {
  const engine = probedEngineOf(session.definition);
  const planned = planProbes(session);
  const progress = createProgress(planned.length);
  const plans = planned.map(({ plan }) => plan);
  const compiled = yield* compileStep(session, plans, progress, (asked) => engine.examine(asked));
  if (compiled.program === undefined) return compiled.result;
  const { program, compile, compileMs } = compiled;
  yield phase('run');
  const running = session.now();
  for await (const check of judgeProbes({ session, engine, definitions: program }, planned))
    yield progress.report(check);
  const runMs = session.now() - running;
  return { checks: progress.checks, compile, phases: { prepareMs: 0, compileMs, runMs, judgeMs: 0 } };
}
