import type { Reveal } from '@hone/contracts';
import type { GradingSession, KindEvent, KindResult } from '@hone/contracts/kind';
import { createProgress, phase } from '../../../judging/report.js';
import { compileStep } from '../../checks/compile-step.js';
import type { SqlDefinition } from '../../definition.js';
import type { Workload } from '../../workload/workload.js';
import { judgeWorkloads } from '../../workload/judge-workloads.js';
import { boxesFor } from '../../boxes.js';
import { createDesignBox } from './design-box.js';
import { compareDocuments } from './design-judging.js';
import { examineFile } from './examine-file.js';
import { judgeRules } from './judge-rules.js';
import type { Played } from './outcome.js';
import { planDesign, rulesOf } from './plan-design.js';
import { createReferencePlays } from './reference-plays.js';
import { readTaskFile } from './task-file.js';

/**
 * Grades a document design: examines it, plays workloads through it and compares its answers with the reference's. If all
 * are right, it judges the cost and the state after a crash. Throws if the platform or the task failed.
 */
export async function* gradeDesign(
  session: GradingSession<SqlDefinition>,
): AsyncGenerator<KindEvent, KindResult> {
  const { package: pack, definition, mode } = session;
  const task = readTaskFile(pack, definition);
  const planned = planDesign(session, task);
  const rules = mode === 'run' ? [] : planned.rules;
  const plans = [...planned.instances, ...rules].map(({ plan }) => plan);
  const progress = createProgress(plans.length);
  const compiled = yield* compileStep(session, plans, progress, examineFile);
  if (compiled.program === undefined) return compiled.result;
  const { program: design, compile, compileMs } = compiled;
  const reveals: Reveal[] = [];
  const played = new Map<string, Played>();
  const box = createDesignBox(session, boxesFor(pack, definition).candidate);
  const judging = {
    ...{ session, task, design, box },
    reference: createReferencePlays(session, task),
    play: (workload: Workload, wallMs: number) => box.play({ task, design, workload, wallMs }),
    compare: (path: string, expected: Played, own: Played, place: number) =>
      compareDocuments(task, path, expected.answers[place], own.answers[place]),
    onReveal: (reveal: Reveal) => void reveals.push(reveal),
    onPlayed: (instance: string, outcome: Played) => void played.set(instance, outcome),
  };
  yield phase('run');
  for await (const check of judgeWorkloads(judging, planned.instances)) yield progress.report(check);
  const allRight = progress.checks.every(({ status }) => status === 'pass');
  const own = allRight ? played.get(rulesOf(definition).work) : undefined;
  for await (const check of judgeRules(judging, rules, own)) yield progress.report(check);
  const phases = { prepareMs: 0, compileMs, runMs: box.runMs(), judgeMs: 0 };
  return { checks: progress.checks, compile, reveals, phases };
}
