import { writeTopology } from '@hone/contracts';
import type { GradingSession, KindEvent } from '@hone/contracts/kind';
import { withProgress } from '../../../judging/with-progress.js';
import { findInconclusive, playDecided, type Finding } from '../../run/play-decided.js';
import type { ScenarioSeed } from '../../run/scenario-seeds.js';
import type { PropertyCheck, ServicesDefinition } from './definition.js';
import { playScenario, type Play } from './play/play-scenario.js';
import { MOST_BOX_MS, watchBoxes } from './play/watch-boxes.js';
import { distrust } from './distrust.js';
import { propertyOf } from './properties/properties.js';
import { fail } from './properties/property.js';
import type { Script } from './scenario/read-files.js';
import type { Plan } from './scenario/scenario-file.js';
import type { Start } from './system/service-member.js';
import type { System } from './system/system.js';

type Session = GradingSession<ServicesDefinition>;

/** A play of a scenario with one seed. */
export interface Played {
  readonly seed: ScenarioSeed;
  /** Absent where the service did not start. */
  readonly play?: Play;
  readonly start: Start;
  readonly findings: readonly Finding<PropertyCheck>[];
}

export const isFailed = ({ play, findings }: Played): boolean =>
  play === undefined || play.ownEnd !== undefined || findings.some(({ result }) => result.outcome === 'fail');

/** Whether the service left something open while the machine did nothing that could explain it. */
const isOwnDoing = ({ play, findings }: Played): boolean =>
  play !== undefined &&
  findings.every(({ isDoubted }) => !isDoubted) &&
  distrust(play, fail('Something is open.', [])).outcome === 'fail';

/** A failure that no other seed could make up for. */
export const isDecided = (played: Played): boolean =>
  isFailed(played) || played.findings.some(({ result }) => result.outcome === 'inconclusive');

interface Playing {
  readonly system: System;
  readonly script: Script;
  readonly plan: Plan;
  readonly checks: readonly PropertyCheck[];
}

/** Plays a scenario until it is decided, see `playDecided`. */
export const playSeed = (
  session: Session,
  playing: Playing,
  seed: ScenarioSeed,
): AsyncGenerator<KindEvent, Played> =>
  playDecided(seed, {
    once: (one) => playOnce(session, playing, one),
    isFailed,
    findUndecided: ({ findings }) => findInconclusive(findings, () => true),
    findDoubted: ({ findings }) => findInconclusive(findings, ({ isDoubted }) => isDoubted),
    isOwnDoing,
  });

async function* playOnce(
  { signal }: Session,
  { system, script, plan, checks }: Playing,
  seed: ScenarioSeed,
): AsyncGenerator<KindEvent, Played> {
  const start = await startAnew(system);
  if (!start.ok) return { seed, start, findings: [] };
  const play = yield* withProgress((onProgress) =>
    playScenario(system, script.scenario, plan, {
      seed: seed.seed,
      signal,
      onState: (state) => onProgress(writeTopology(state)),
    }),
  );
  return { seed, play, start, findings: checks.map((check) => judgeCheck(check, play)) };
}

/** The result of a play for one check. Exported for tests. */
export function judgeCheck(check: PropertyCheck, play: Play): Finding<PropertyCheck> {
  const property = propertyOf(check.property).bind(check.with);
  const unread = property.mentions.stores?.find((store) => play.unread.has(store));
  if (unread !== undefined) {
    const sentence = `What is stored as "${unread}" cannot be read after the scenario: ${play.unread.get(unread)}.`;
    return { check, result: fail(sentence, []), isDoubted: false };
  }
  const found = property.judge(play.history);
  const result = property.holdsWhenBusy(play.history) ? found : distrust(play, found);
  return { check, result, isDoubted: result !== found };
}

/** Throws where a service was late because its box got no time. */
async function startAnew(system: System): Promise<Start> {
  const boxes = watchBoxes(system.pod, Object.keys(system.topology.members));
  const start = await system.startAnew();
  boxes.stop();
  if (!start.ok && start.reason === 'time-limit' && boxes.p90Ms() > MOST_BOX_MS)
    throw new Error(
      `the machine was too busy to start the service: a box needed ${Math.round(boxes.p90Ms())} ms for nothing`,
    );
  return start;
}
