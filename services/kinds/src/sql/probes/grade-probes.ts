import type { Check } from '@hone/contracts';
import type { GradingSession, KindEvent, KindResult } from '@hone/contracts/kind';
import { failCheck } from '../../judging/build-check.js';
import { decodeText, evidenceText } from '../../judging/evidence-text.js';
import type { SqlDefinition } from '../definition.js';
import { examineDefinitions } from '../statement/examine-definitions.js';
import { judgeProbes } from './judge-probes.js';
import { planProbes } from './plan-probes.js';

const MESSAGE_CHARACTERS = 2_000;

/**
 * Grades definitions of tables or rights: parses them, then tries every probe on tables that were made anew. Throws
 * when the platform or the task failed; whatever the learner's SQL does is a check.
 */
export async function* gradeProbes(
  session: GradingSession<SqlDefinition>,
): AsyncGenerator<KindEvent, KindResult> {
  const planned = planProbes(session);
  const checks: Check[] = [];
  const report = (check: Check): KindEvent => {
    checks.push(check);
    return { type: 'grading.check', data: { check, done: checks.length, total: planned.length } };
  };
  const began = session.now();
  yield { type: 'grading.phase', data: { phase: 'compile' } };
  const source = session.files.get(session.entry);
  if (source === undefined) throw new Error(`the submission has no file ${session.entry}`);
  const examined = await examineDefinitions(decodeText(source));
  const output = examined.ok ? '' : evidenceText(examined.message, MESSAGE_CHARACTERS);
  const compile = { ok: examined.ok, output };
  const compileMs = session.now() - began;
  yield { type: 'grading.compiled', data: compile };
  if (!examined.ok) {
    const evidence = { type: 'summary' as const, text: output };
    for (const { plan } of planned) yield report(failCheck(plan, examined.reason, { evidence }));
    return { checks, compile, phases: { prepareMs: 0, compileMs, runMs: 0, judgeMs: 0 } };
  }
  yield { type: 'grading.phase', data: { phase: 'run' } };
  const running = session.now();
  const definitions = { path: session.entry, statements: examined.statements };
  for await (const check of judgeProbes(session, definitions, planned)) yield report(check);
  const runMs = session.now() - running;
  return { checks, compile, phases: { prepareMs: 0, compileMs, runMs, judgeMs: 0 } };
}
