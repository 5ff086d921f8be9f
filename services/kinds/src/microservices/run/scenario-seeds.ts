import type { GradingSession } from '@hone/contracts/kind';
import { deriveSeed } from '../../judging/seeded-random.js';

type Session = Pick<GradingSession<unknown>, 'seed' | 'package'>;

/** A seed of a scenario, and whether it is the submission's own. */
export interface ScenarioSeed {
  readonly seed: string;
  readonly name: string;
  /** Drawn for this submission: its history may be revealed, since the seed is not used again. */
  readonly isOwn: boolean;
}

/** The submission's own seed goes first: only its history can be revealed. The other two are the same for everybody. */
export const gradedSeeds = ({ seed, package: { slug } }: Session): ScenarioSeed[] => [
  { seed: deriveSeed(seed, 'scenario'), name: 'the seed of this submission', isOwn: true },
  { seed: deriveSeed(slug, 'scenario', '1'), name: 'the first seed of the challenge', isOwn: false },
  { seed: deriveSeed(slug, 'scenario', '2'), name: 'the second seed of the challenge', isOwn: false },
];

/** The scenario of a run is the same every time, so that two versions of a program can be compared. */
export const runSeed = ({ package: { slug } }: Session): ScenarioSeed => ({
  seed: deriveSeed(slug, 'run'),
  name: 'the seed of a run',
  isOwn: false,
});
