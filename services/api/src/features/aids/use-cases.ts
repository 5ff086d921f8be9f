import type { Approaches, Hint, LearningAids, NextHint } from '@hone/contracts';
import { AppError, type Clock } from '@hone/kit';
import { checkLanguageKnown } from '../challenges/known-language.js';
import type { ChallengeRepository, ChallengeVersion } from '../challenges/repository.js';
import type { GuidanceTexts } from '../packages/guidance.js';
import type { AidRepository } from './repository.js';
import { findShownImage, type ShownImage } from './shown-image.js';
import {
  findStanding,
  mayReadEditorial,
  missingAttempts,
  nextIndex,
  presentAids,
  type Standing,
  type StandingSources,
} from './standing.js';

/** Use cases of hints, editorials and solutions. Each throws `CHALLENGE_NOT_FOUND`. */
export interface AidUseCases {
  get(slug: string, user: string | undefined): Promise<LearningAids>;
  /** Throws `HINT_LOCKED` or `HINT_NONE_LEFT`. */
  nextHint(slug: string, user: string): Promise<NextHint>;
  /** Giving up twice, or after solving, changes nothing. Each variant is given up on by itself. */
  giveUp(slug: string, user: string): Promise<LearningAids>;
  /** Throws `EDITORIAL_LOCKED` or `EDITORIAL_NOT_FOUND`. */
  getEditorial(slug: string, user: string | undefined): Promise<string>;
  /** The author's accepted solutions. Throws as `getEditorial` does, or `LANGUAGE_NOT_OFFERED`. */
  getApproaches(slug: string, language: string, user: string | undefined): Promise<Approaches>;
  /** Undefined when there is none, or it belongs to a text that the caller may not read yet. */
  findImage(slug: string, path: string, user: string | undefined): Promise<ShownImage | undefined>;
}

export interface AidUseCaseOptions extends StandingSources {
  readonly aids: AidRepository;
  readonly challenges: Pick<ChallengeRepository, 'findNewest'>;
  readonly clock: Pick<Clock, 'now'>;
}

export function createAidUseCases(options: AidUseCaseOptions): AidUseCases {
  const { aids, clock } = options;

  async function getChallenge(slug: string): Promise<ChallengeVersion> {
    const challenge = await options.challenges.findNewest(slug);
    if (challenge === undefined) throw new AppError('CHALLENGE_NOT_FOUND');
    return challenge;
  }

  const standingOf = async (slug: string, user: string | undefined): Promise<Standing> =>
    findStanding(options, await getChallenge(slug), user);

  return {
    get: async (slug, user) => presentAids(await standingOf(slug, user)),
    async nextHint(slug, user) {
      for (;;) {
        const standing = await standingOf(slug, user);
        const index = checkNextHint(standing);
        // A simultaneous request inserted this hint first; look for the next one.
        if (!(await aids.insert({ type: 'hint', user, slug, index, at: clock.now() }))) continue;
        const after = { ...standing, taken: new Set([...standing.taken, index]) };
        return { hint: hintOf(standing.guidance, index), aids: presentAids(after) };
      }
    },
    async giveUp(slug, user) {
      const standing = await standingOf(slug, user);
      const { made, gaveUp, drawn } = standing;
      const open = drawn?.open;
      if (open === undefined && (made.solved || gaveUp)) return presentAids(standing);
      const variant = open === undefined ? {} : { variant: open.id };
      await aids.insert({ type: 'gave-up', user, slug, ...variant, at: clock.now() });
      const over = drawn === undefined ? {} : { drawn: { open: undefined } };
      return presentAids({ ...standing, gaveUp: true, ...over });
    },
    getEditorial: async (slug, user) => editorialOf(await standingOf(slug, user)),
    async getApproaches(slug, language, user) {
      const challenge = await getChallenge(slug);
      editorialOf(await findStanding(options, challenge, user));
      checkLanguageKnown(challenge, language);
      return { items: [...(await options.guidances.getApproaches(challenge.digest, language))] };
    },
    findImage: async (slug, path, user) => findShownImage(options, await getChallenge(slug), path, user),
  };
}

/** The editorial, if the caller may read it; solutions have the same condition. */
function editorialOf(standing: Standing): string {
  const { editorial } = standing.guidance;
  if (editorial === null) throw new AppError('EDITORIAL_NOT_FOUND');
  if (!mayReadEditorial(standing)) throw new AppError('EDITORIAL_LOCKED');
  return editorial;
}

function checkNextHint(standing: Standing): number {
  const index = nextIndex(standing);
  if (index === undefined) throw new AppError('HINT_NONE_LEFT');
  const missing = missingAttempts(index, standing);
  if (missing === 0) return index;
  const many = missing === 1 ? 'one more graded submission' : `${missing} more graded submissions`;
  throw new AppError('HINT_LOCKED', {
    detail: `The next hint unlocks after ${many}.`,
    members: { attemptsToNextHint: missing },
  });
}

function hintOf({ hints }: GuidanceTexts, index: number): Hint {
  const text = hints[index - 1];
  if (text === undefined) throw new Error(`hint ${index} does not exist`);
  return { index, text };
}
