import type { LearningAids } from '@hone/contracts';
import type { ChallengeVersion } from '../challenges/repository.js';
import type { AttemptsMade, AttemptsSource } from './attempts-made.js';
import type { GuidanceTexts } from '../packages/guidance.js';
import type { Guidances } from '../packages/guidances.js';
import type { VariantRecord } from '../variants/repository.js';
import type { Variants } from '../variants/variants.js';
import type { AidRepository } from './repository.js';

/** The data that a user's standing is computed from. */
export interface StandingSources {
  readonly aids: Pick<AidRepository, 'list'>;
  readonly guidances: Guidances;
  readonly attempts: AttemptsSource;
  readonly variants: Pick<Variants, 'findOpen'>;
}

/** A user's standing in one challenge: hints taken, attempts, solved or given up. */
export interface Standing {
  readonly guidance: GuidanceTexts;
  readonly made: AttemptsMade;
  /** Numbers of the hints taken. */
  readonly taken: ReadonlySet<number>;
  readonly gaveUp: boolean;
  /** Only where the challenge draws variants: the user's, unless they solved it or gave up on it. */
  readonly drawn?: { readonly open: VariantRecord | undefined };
}

const NOTHING_MADE: AttemptsMade = { graded: 0, solved: false };

/** Computes the standing of a user in a challenge; an anonymous visitor has done nothing. */
export async function findStanding(
  { aids, guidances, attempts, variants }: StandingSources,
  challenge: ChallengeVersion,
  user: string | undefined,
): Promise<Standing> {
  const { slug, digest, hasVariants = false } = challenge;
  const guidance = await guidances.get(digest);
  if (user === undefined) return { guidance, made: NOTHING_MADE, taken: new Set(), gaveUp: false };
  const [own, made] = await Promise.all([aids.list(user, slug), attempts.attemptsOf(user, slug)]);
  const taken = new Set(own.flatMap((aid) => (aid.type === 'hint' ? [aid.index] : [])));
  const gaveUp = own.some((aid) => aid.type === 'gave-up');
  const drawn = hasVariants ? { drawn: { open: await variants.findOpen(user, challenge) } } : {};
  return { guidance, made, taken, gaveUp, ...drawn };
}

/** Number of the next hint; undefined when none is left. */
export function nextIndex({ guidance, taken }: Standing): number | undefined {
  const numbers = guidance.hints.map((_text, place) => place + 1);
  return numbers.find((index) => !taken.has(index));
}

/** Hint n unlocks after n graded submissions. */
export function missingAttempts(index: number, { made }: Standing): number {
  return Math.max(0, index - made.graded);
}

/** The editorial is for users who have solved the challenge or given up. */
export function mayReadEditorial({ made, gaveUp }: Standing): boolean {
  return made.solved || gaveUp;
}

/** The standing as its owner sees it. */
export function presentAids(standing: Standing): LearningAids {
  const { guidance, made, taken, gaveUp, drawn } = standing;
  const given = guidance.hints.map((text, place) => ({ index: place + 1, text }));
  const next = nextIndex(standing);
  return {
    hints: given.filter(({ index }) => taken.has(index)),
    hintsAvailable: guidance.hints.length,
    attemptsToNextHint: next === undefined ? null : missingAttempts(next, standing),
    solved: made.solved,
    gaveUp,
    editorial: guidance.editorial !== null && mayReadEditorial(standing),
    ...(drawn === undefined ? {} : { variantOver: drawn.open === undefined }),
  };
}
