import type { Check } from '@hone/contracts';
import type { GradingSession, KindEvent, KindResult } from '@hone/contracts/kind';
import { failCheck, passCheck } from '../../../judging/build-check.js';
import { createProgress, phase } from '../../../judging/report.js';
import { gradedSeeds, runSeed } from '../../run/scenario-seeds.js';
import { openCluster } from './cluster/cluster.js';
import type { NodesDefinition, PropertyCheck } from './definition.js';
import { COMPILES, planOf, PROTOCOL, RUN } from './plan-checks.js';
import { isFailed, playSeed, type Played } from './play-seeds.js';
import { judgeHidden, judgeVisible } from './report-checks.js';
import { getScenario } from './scenario/read-scenario.js';
import type { Scenario } from './scenario/scenario.js';

type Session = GradingSession<NodesDefinition>;

/**
 * Grades a program of which several nodes run: the scenario of a run first, then the hidden one with three seeds. The first
 * seed that fails ends it.
 */
export async function* gradeNodes(session: Session): AsyncGenerator<KindEvent, KindResult> {
  const { definition, package: pack, mode } = session;
  const plans = mode === 'run' ? [] : [PROTOCOL, ...definition.checks.map(planOf)];
  const { checks, report } = createProgress(2 + plans.length);
  const scenarios = [definition.run, ...(mode === 'run' ? [] : [definition.scenario])];
  const [visible, hidden] = scenarios.map((path) => getScenario(pack, path)) as [Scenario, Scenario?];
  const began = session.now();
  yield phase('prepare');
  const cluster = await openCluster(session, Math.max(visible.nodes, hidden?.nodes ?? 0));
  const prepared = session.now();
  yield phase('compile');
  const compile = await cluster.compile();
  const { ok, output } = compile;
  yield { type: 'grading.compiled', data: { ok, output } };
  const compiled = session.now();
  yield report(compilesCheck(ok));
  yield phase('run');
  const playing = { cluster, checks: definition.checks, mustDecide: () => true };
  // In a submission the scenario of a run decides about one group only, and the hidden one about all.
  const mustDecide = ({ group }: PropertyCheck): boolean => mode === 'run' || group === RUN.group;
  const first = ok
    ? yield* playSeed(session, { ...playing, scenario: visible, mustDecide }, runSeed(session))
    : undefined;
  yield report(judgeVisible(first, mode));
  const isThrough = first !== undefined && first.run.broken === undefined && hidden !== undefined;
  const played = isThrough ? yield* playHidden(session, { ...playing, scenario: hidden }) : undefined;
  const judged = judgeHidden(plans, played ?? first, played === undefined);
  for (const { check } of judged) yield report(check);
  return {
    checks,
    compile,
    reveals: judged.flatMap(({ reveal }) => reveal ?? []),
    phases: {
      prepareMs: prepared - began,
      compileMs: compiled - prepared,
      runMs: session.now() - compiled,
      judgeMs: 0,
    },
  };
}

function compilesCheck(ok: boolean): Check {
  if (ok) return passCheck(COMPILES);
  const text = 'Your program does not compile; nothing was run.';
  return failCheck(COMPILES, 'compile-error', { evidence: { type: 'summary', text } });
}

/** The first seed that fails, or the last one. */
async function* playHidden(
  session: Session,
  playing: Parameters<typeof playSeed>[1],
): AsyncGenerator<KindEvent, Played> {
  const [first, ...others] = gradedSeeds(session);
  if (first === undefined) throw new Error('a scenario is played with at least one seed');
  let played = yield* playSeed(session, playing, first);
  for (const seed of others) {
    if (isFailed(played)) return played;
    played = yield* playSeed(session, playing, seed);
  }
  return played;
}
