import type { GradingSession, KindEvent } from '@hone/contracts/kind';
import { deriveSeed } from '../../../judging/seeded-random.js';
import { withProgress } from '../../../judging/with-progress.js';
import { createPorcupineLinearizer } from '../../checkers/linearizability/linearizer.porcupine.js';
import type { ScenarioSeed } from '../../run/scenario-seeds.js';
import type { Cluster } from './cluster/cluster.js';
import type { NodesDefinition, PropertyCheck } from './definition.js';
import { judgeRun, type Finding } from './judge-run.js';
import { runScenario } from './run/run-scenario.js';
import type { ScenarioRun } from './run/scenario-run.js';
import type { Scenario } from './scenario/scenario.js';
import { WORKLOADS } from './workloads/workloads.js';

type Session = GradingSession<NodesDefinition>;

/** A scenario as it went with one seed. */
export interface Played {
  readonly seed: ScenarioSeed;
  readonly run: ScenarioRun;
  /** None where the scenario broke off. */
  readonly findings: readonly Finding[];
}

export const isFailed = ({ run, findings }: Played): boolean =>
  run.broken !== undefined || findings.some(({ result }) => result.outcome === 'fail');

interface Playing {
  readonly cluster: Cluster;
  readonly scenario: Scenario;
  readonly checks: readonly PropertyCheck[];
  /** Where this check remains undecided, the scenario is worth another try. */
  readonly mustDecide: (check: PropertyCheck) => boolean;
}

/** What could not be decided is played once more with another seed; then it is the platform's failure. */
export async function* playSeed(
  session: Session,
  playing: Playing,
  seed: ScenarioSeed,
): AsyncGenerator<KindEvent, Played> {
  const played = yield* playOnce(session, playing, seed);
  const open = isFailed(played) ? undefined : findUndecided(played, playing);
  if (open === undefined) return played;
  const text = `"${open.check.title}" could not be decided: ${open.why}. The scenario is played once more.`;
  yield { type: 'grading.log', data: { stream: 'info', text } };
  const again = yield* playOnce(session, playing, { ...seed, seed: deriveSeed(seed.seed, 'again') });
  const undecided = findUndecided(again, playing);
  if (undecided === undefined || isFailed(again)) return again;
  throw new Error(`check ${undecided.check.id} could not be decided: ${undecided.why}`);
}

function findUndecided(
  { findings }: Played,
  { mustDecide }: Playing,
): { check: PropertyCheck; why: string } | undefined {
  for (const { check, result } of findings)
    if (result.outcome === 'inconclusive' && mustDecide(check)) return { check, why: result.why };
  return undefined;
}

async function* playOnce(
  session: Session,
  { cluster, scenario, checks }: Playing,
  seed: ScenarioSeed,
): AsyncGenerator<KindEvent, Played> {
  const { definition, signal } = session;
  const workload = WORKLOADS[definition.workload];
  const run = yield* withProgress((onState) =>
    runScenario(scenario, {
      cluster,
      workload,
      services: definition.services,
      seed: seed.seed,
      signal,
      now: () => session.now(),
      onState,
    }),
  );
  if (run.broken !== undefined) return { seed, run, findings: [] };
  const linearizer = createPorcupineLinearizer(session);
  return {
    seed,
    run,
    findings: await judgeRun(run, { checks, workload, linearizer, timeoutMs: scenario.timeoutMs }),
  };
}
