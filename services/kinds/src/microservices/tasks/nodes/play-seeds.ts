import type { GradingSession, KindEvent } from '@hone/contracts/kind';
import { withProgress } from '../../../judging/with-progress.js';
import { createPorcupineLinearizer } from '../../checkers/linearizability/linearizer.porcupine.js';
import { findInconclusive, playDecided, type Finding } from '../../run/play-decided.js';
import { playTwiceIfSlow } from '../../run/play-twice-if-slow.js';
import type { ScenarioSeed } from '../../run/scenario-seeds.js';
import type { Cluster } from './cluster/cluster.js';
import type { NodesDefinition, PropertyCheck } from './definition.js';
import { judgeRun } from './judge-run.js';
import { runScenario } from './run/run-scenario.js';
import type { ScenarioRun } from './run/scenario-run.js';
import type { Scenario } from './scenario/scenario.js';
import type { Workload } from './workloads/workload.js';
import { WORKLOADS } from './workloads/workloads.js';

type Session = GradingSession<NodesDefinition>;

/** A play of a scenario with one seed. */
export interface Played {
  readonly seed: ScenarioSeed;
  readonly run: ScenarioRun;
  /** None where the scenario broke off. */
  readonly findings: readonly Finding<PropertyCheck>[];
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

/** Plays a scenario until it is decided, and once more where only speed failed it. */
export const playSeed = (
  session: Session,
  playing: Playing,
  seed: ScenarioSeed,
): AsyncGenerator<KindEvent, Played> =>
  playTwiceIfSlow(seed, {
    play: (one) => playUntilDecided(session, playing, one),
    isOnlySlow: (played) => isOnlySlow(played, WORKLOADS[session.definition.workload]),
  });

/** Whether only the speed of the nodes failed. */
export function isOnlySlow(
  { run, findings }: Pick<Played, 'findings'> & { readonly run: Pick<ScenarioRun, 'broken'> },
  { properties }: Workload,
): boolean {
  const failing = findings.filter(({ result }) => result.outcome === 'fail');
  const isSpeed = ({ check }: Finding<PropertyCheck>): boolean =>
    properties[check.property]?.isTimed === 'speed';
  return run.broken === undefined && failing.length > 0 && failing.every(isSpeed);
}

/** See `playDecided`. */
const playUntilDecided = (
  session: Session,
  playing: Playing,
  seed: ScenarioSeed,
): AsyncGenerator<KindEvent, Played> =>
  playDecided(seed, {
    once: (one) => playOnce(session, playing, one),
    isFailed,
    findUndecided: ({ findings }) => findInconclusive(findings, ({ check }) => playing.mustDecide(check)),
    findDoubted: ({ findings }) =>
      findInconclusive(findings, ({ check, isDoubted }) => isDoubted && playing.mustDecide(check)),
    // If a history is too long to be searched in time, that may be nobody's fault.
    isOwnDoing: () => false,
  });

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
