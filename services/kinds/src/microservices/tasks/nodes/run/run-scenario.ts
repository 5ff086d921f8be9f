import { delay } from '../../../../judging/delay.js';
import { createSeededRandom } from '../../../../judging/seeded-random.js';
import type { Breakage } from '../cluster/breakage.js';
import type { Scenario } from '../scenario/scenario.js';
import { planFaults } from './fault-schedule.js';
import { watchCrowding } from '../../../run/crowding.js';
import { introduce } from './introduce.js';
import { watchTopology } from './live-topology.js';
import { FaultPlay } from './play-faults.js';
import { playPhases } from './play-phases.js';
import type { ScenarioRun } from './scenario-run.js';
import { settle } from './settle.js';
import { openStage, type Stage, type Staging } from './stage.js';
import { watchLag } from '../../../run/watch-lag.js';

/** The end of a node with the last operation is reported a little later. */
const LAST_WORDS_MS = 50;

/** Starts the nodes anew, plays a scenario, and kills them. Rejects only when the platform fails. */
export async function runScenario(scenario: Scenario, staging: Staging): Promise<ScenarioRun> {
  const { cluster, signal, now, seed } = staging;
  try {
    const stage = await openStage(scenario, staging);
    const faults = new FaultPlay(
      stage,
      planFaults(scenario, stage.nodes, createSeededRandom(seed, 'faults')),
    );
    const wasCrowded = watchCrowding(stage.programs);
    const lag = watchLag(now);
    const watch = watchTopology(stage, faults);
    const over = new AbortController();
    try {
      const played = play(stage, faults, AbortSignal.any([over.signal, signal]));
      // Operations still in progress when a node breaks are ignored.
      played.catch(() => undefined);
      const broken = await Promise.race([played, stage.switchboard.broken]);
      signal.throwIfAborted();
      faults.end();
      return {
        ...whatIsLeft(stage),
        faults: faults.lasted,
        lagMs: lag.mostMs(),
        lateAnswers: stage.clients.lateAnswers,
        isCrowded: await wasCrowded(),
        ...(broken && { broken }),
      };
    } finally {
      over.abort();
      watch.stop();
      lag.stop();
      stage.network.close();
      stage.clients.close();
      faults.end();
    }
  } finally {
    await cluster.stop();
  }
}

async function play(stage: Stage, faults: FaultPlay, signal: AbortSignal): Promise<Breakage | undefined> {
  const silent = await introduce(stage);
  if (silent !== undefined) return silent;
  faults.begin();
  await playPhases(stage, signal);
  await settle(stage, signal);
  await delay(LAST_WORDS_MS, signal);
  return undefined;
}

/** The events until now; clients that still wait may add more. */
function whatIsLeft({ recorder, nodes, services, programs }: Stage) {
  const logs = programs.map((program) => ({ node: program.name, text: program.log() }));
  return { history: [...recorder.history], nodes, services, logs };
}
