import type { Check, Reveal } from '@hone/contracts';
import type { GradingSession, KindEvent, KindResult } from '@hone/contracts/kind';
import { failCheck, passCheck, skipCheck, type CheckPlan } from '../../../judging/build-check.js';
import { createProgress, phase } from '../../../judging/report.js';
import { runConsole } from '../../console/run-console.js';
import { drawValues } from '../../exchanges/draw-values.js';
import { playSteps } from '../../exchanges/play-steps.js';
import type { ImplementationDefinition } from '../../definition.js';
import { judgeConformance, planConformance } from './conformance.js';
import { evidenceOf, hiddenSummary, reasonOf } from './evidence.js';
import { planChecks, type Play, type PlannedCheck } from './plan-checks.js';
import { scenarioOf } from './probes/probe-table.js';
import { runScenario } from './probes/run-scenario.js';
import { callerValues, createSituation } from './probes/situation.js';
import { createStage } from './probes/stage.js';
import { FRONT } from './front.js';
import { openService, type Service, type Surroundings } from './service.js';
import { startsCheck } from './starts-check.js';
import { createThirdParties } from './third-parties.js';

type Session = GradingSession<ImplementationDefinition>;

/**
 * Grades a service: compiles it, starts it in a pod, and plays one conversation after the other. If the service ends,
 * the check in which it ended fails, and the service is restarted for the next one.
 */
export const gradeImplementation = (session: Session): AsyncGenerator<KindEvent, KindResult> =>
  gradeService(session, planChecks(session), thirdPartiesOf(session));

const thirdPartiesOf = (session: Session): Surroundings => ({
  ...createThirdParties(session.definition.third, new Map(), { now: () => session.now() }),
  files: new Map(),
});

/** The same with a task's own checks and its additions to the service. */
export async function* gradeService(
  session: Session,
  planned: readonly PlannedCheck[],
  surroundings: Surroundings,
): AsyncGenerator<KindEvent, KindResult> {
  if (session.mode === 'run' && session.input !== undefined)
    return yield* runConsole(session, session.input, surroundings);
  const families = session.mode === 'run' ? [] : planConformance(session.definition);
  const { checks, report } = createProgress(planned.length + families.length + 1);
  const began = session.now();
  yield phase('prepare');
  const service = await openService(session, { asksContract: families.length > 0, surroundings });
  const prepared = session.now();
  yield phase('compile');
  const compile = await service.compile();
  const { ok } = compile;
  yield { type: 'grading.compiled', data: { ok, output: compile.output } };
  const compiled = session.now();
  const times = { prepareMs: prepared - began, compileMs: compiled - prepared };
  yield phase('run');
  const start = ok ? await service.start() : undefined;
  yield report(startsCheck(ok, start));
  const reveals: Reveal[] = [];
  for (const each of planned) {
    yield report(start?.ok === true ? await judge(session, service, each, reveals) : notStarted(each.plan));
  }
  const conformance =
    start?.ok === true && families.length > 0
      ? await judgeConformance(session, service, families, reveals)
      : families.map(({ plan }) => notStarted(plan));
  for (const check of conformance) yield report(check);
  return { checks, compile, reveals, phases: { ...times, runMs: session.now() - compiled, judgeMs: 0 } };
}

const notStarted = (plan: CheckPlan): Check =>
  skipCheck(plan, 'Not run: it counts only when the service starts.');

async function judge(
  session: Session,
  service: Service,
  planned: PlannedCheck,
  reveals: Reveal[],
): Promise<Check> {
  const { plan } = planned;
  session.signal.throwIfAborted();
  const since = service.lastEntry();
  const revived = await service.revive();
  if (!revived.ok)
    return failCheck(plan, revived.reason, { evidence: { type: 'summary', text: revived.why } });
  const { played, isDrawn, reason: own } = await play(session, service, planned);
  session.signal.throwIfAborted();
  if (played.failure === undefined) return passCheck(plan);
  const ended = played.failure === 'difference' ? undefined : await service.findEnd();
  const reason = played.failure === 'difference' && own !== undefined ? own : reasonOf(played, ended);
  const evidence = evidenceOf(plan, played, { log: service.logSince(since), ended });
  if (plan.visible) return failCheck(plan, reason, { evidence });
  // A check without drawn values plays the same conversation for every submission.
  if (isDrawn) reveals.push({ check: plan.id, evidence });
  return failCheck(plan, reason, { evidence: hiddenSummary(plan, played, ended) });
}

async function play(session: Session, service: Service, planned: PlannedCheck): Promise<Play> {
  const { seed, definition } = session;
  if ('play' in planned) return planned.play(service);
  if ('probe' in planned) {
    const situation = createSituation(seed, planned.probe, definition.operations, service.tokens);
    const scenario = scenarioOf(planned.probe, situation);
    return {
      played: await runScenario(scenario, createStage(service, session)),
      isDrawn: true,
    };
  }
  const { check } = planned;
  const values = drawValues(seed, check.id, check.draw);
  const all = new Map([...callerValues(service.tokens), ...values]);
  return { played: await playSteps(service.pod, FRONT, check.steps, all), isDrawn: values.size > 0 };
}
