import { AppError, type Clock } from '@hone/kit';
import { createSortableId } from '../../storage/sortable-id.js';
import type { AidRepository } from '../aids/repository.js';
import type { ChallengeVersion } from '../challenges/repository.js';
import { isSolved } from '../submissions/is-solved.js';
import type { SubmissionRepository } from '../submission-records/repository.js';
import { drawSeed } from './draw-seed.js';
import type { VariantRecord, VariantRepository } from './repository.js';

type Challenge = Pick<ChallengeVersion, 'slug' | 'digest' | 'hasVariants'>;

/** The variants of users. A variant is over when its owner solved it, gave up on it, or its package has a successor. */
export interface Variants {
  /** The variant that an owner sees who opens a challenge: the last one, or a new one when that is over. */
  open(owner: string, challenge: Challenge): Promise<VariantRecord>;
  /** The one variant that an owner ever gets, also after solving it; undefined where none are drawn. */
  openOnly(owner: string, challenge: Challenge): Promise<VariantRecord | undefined>;
  /** The last variant unless it is over; draws nothing. */
  findOpen(owner: string, challenge: Challenge): Promise<VariantRecord | undefined>;
  /**
   * The variant that a submission names. A solved one may be answered again until the next is drawn. Throws
   * `REQUEST_INVALID` for variants of other owners and challenges, `VARIANT_RENEWED` for own ones of the past.
   */
  getNamed(owner: string | undefined, challenge: Challenge, id: string): Promise<VariantRecord>;
}

export interface VariantsOptions {
  readonly variants: VariantRepository;
  readonly submissions: Pick<SubmissionRepository, 'listSubmits'>;
  readonly aids: Pick<AidRepository, 'list'>;
  readonly clock: Pick<Clock, 'now'>;
}

export function createVariants(options: VariantsOptions): Variants {
  const { variants, clock } = options;

  async function isOver(record: VariantRecord, { digest }: Challenge): Promise<boolean> {
    if (record.digest !== digest) return true;
    const [solved, gaveUp] = await Promise.all([wasSolved(options, record), wasGivenUp(options, record)]);
    return solved || gaveUp;
  }

  return {
    openOnly: (owner, challenge) => openOnly(options, owner, challenge),
    async open(owner, challenge) {
      const { slug, digest } = challenge;
      for (;;) {
        const last = (await variants.list(owner, slug)).at(-1);
        if (last !== undefined && !(await isOver(last, challenge))) return last;
        const at = clock.now();
        const number = (last?.number ?? 0) + 1;
        const next = { owner, slug, number, id: createSortableId(at), digest, seed: drawSeed(), at };
        // Another request of the same owner inserted first; its variant counts.
        if (await variants.insert(next)) return next;
      }
    },
    async findOpen(owner, challenge) {
      if (challenge.hasVariants !== true) return undefined;
      const last = (await variants.list(owner, challenge.slug)).at(-1);
      return last === undefined || (await isOver(last, challenge)) ? undefined : last;
    },
    async getNamed(owner, { slug, digest, hasVariants }, id) {
      const own = owner === undefined || hasVariants !== true ? [] : await variants.list(owner, slug);
      const named = own.find((record) => record.id === id);
      if (named === undefined)
        throw new AppError('REQUEST_INVALID', {
          errors: [{ path: 'variant', message: 'is not one of your variants of this challenge' }],
        });
      const isLast = named === own.at(-1) && named.digest === digest;
      if (!isLast || (await wasGivenUp(options, named))) throw new AppError('VARIANT_RENEWED');
      return named;
    },
  };
}

async function openOnly(
  { variants, clock }: VariantsOptions,
  owner: string,
  { slug, digest, hasVariants }: Challenge,
): Promise<VariantRecord | undefined> {
  if (hasVariants !== true) return undefined;
  for (;;) {
    const [first] = await variants.list(owner, slug);
    if (first !== undefined) return first;
    const at = clock.now();
    const only = { owner, slug, number: 1, id: createSortableId(at), digest, seed: drawSeed(), at };
    if (await variants.insert(only)) return only;
  }
}

async function wasSolved(
  { submissions }: VariantsOptions,
  { owner, slug, id }: VariantRecord,
): Promise<boolean> {
  const submits = await submissions.listSubmits(owner, slug);
  return submits.some(({ variant, outcome }) => variant?.id === id && isSolved(outcome));
}

async function wasGivenUp({ aids }: VariantsOptions, { owner, slug, id }: VariantRecord): Promise<boolean> {
  const taken = await aids.list(owner, slug);
  return taken.some((aid) => aid.type === 'gave-up' && aid.variant === id);
}
