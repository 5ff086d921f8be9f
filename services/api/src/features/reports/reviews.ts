import type { PutReviewBody, Review, Rubric } from '@hone/contracts/hiring';
import { AppError, isoTime, type Clock } from '@hone/kit';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { ReviewRecord } from '../hiring-records/sitting-records.js';
import type { UserRepository } from '../sessions/repository.js';
import { eventsOf, type LoadedSitting } from '../sittings/load-sitting.js';
import type { SittingRows } from '../sittings/rows.js';
import type { Actor } from '../workspaces/access.js';
import type { Audit } from '../workspaces/audit.js';

/** Reviews of a sitting. Points are computed by the rubric of today, so a changed rubric re-computes all. */
export interface Reviews {
  /** All saved reviews, handed in or not. */
  list(sitting: LoadedSitting, rubric: Rubric): Promise<Review[]>;
  /** Saves the actor's review. Throws `REVIEW_HANDED_IN` after it was handed in. */
  save(actor: Actor, sitting: LoadedSitting, rubric: Rubric, body: PutReviewBody): Promise<void>;
}

export interface ReviewOptions {
  readonly hiring: Pick<HiringRepositories, 'reviews' | 'sittingRecords'>;
  readonly users: Pick<UserRepository, 'find'>;
  readonly rows: Pick<SittingRows, 'refresh'>;
  readonly audit: Audit;
  readonly clock: Pick<Clock, 'now'>;
}

export function createReviews({ hiring, users, rows, audit, clock }: ReviewOptions): Reviews {
  return {
    async list({ id, records }, rubric) {
      const saved = await hiring.reviews.list({ where: { sitting: id } });
      const people = await Promise.all(saved.map(({ reviewer }) => users.find(reviewer)));
      const handedIn = new Map(eventsOf(records, 'review').map(({ at, event }) => [event.reviewer, at]));
      return saved.map((record, index) => {
        const { reviewer, ratings, notes, savedAt } = record;
        const at = handedIn.get(reviewer);
        return {
          reviewer: { id: reviewer, name: people[index]?.name ?? '' },
          ratings,
          notes,
          percent: percentOf(record, rubric),
          savedAt: isoTime(savedAt),
          handedInAt: at === undefined ? null : isoTime(at),
        };
      });
    },
    async save(actor, sitting, rubric, { handIn, ...body }) {
      const { id, records } = sitting;
      const reviewer = actor.user.id;
      if (eventsOf(records, 'review').some(({ event }) => event.reviewer === reviewer))
        throw new AppError('REVIEW_HANDED_IN');
      assertRubric(body.ratings, rubric);
      const at = clock.now();
      await hiring.reviews.put({ id: `${id}:${reviewer}`, sitting: id, reviewer, savedAt: at, ...body });
      if (handIn) {
        const event = { kind: 'review', reviewer } as const;
        await hiring.sittingRecords.insert({ id: `${id}:review:${reviewer}`, sitting: id, at, event });
        await audit.note(actor, { action: 'review.hand-in', subject: id });
      }
      await rows.refresh(id);
    },
  };
}

function assertRubric(ratings: PutReviewBody['ratings'], rubric: Rubric): void {
  const errors = ratings.flatMap(({ item, level }, index) => {
    const known = rubric.items.find(({ id }) => id === item);
    if (known === undefined)
      return [{ path: `ratings.${index}.item`, message: `the rubric has no item ${item}` }];
    if (level < known.levels.length) return [];
    return [{ path: `ratings.${index}.level`, message: `must be below ${known.levels.length}` }];
  });
  if (errors.length > 0) throw new AppError('REQUEST_INVALID', { errors });
}

/** The weighted share of the highest levels; items that the rubric no longer has do not count. */
function percentOf({ ratings }: Pick<ReviewRecord, 'ratings'>, rubric: Rubric): number | null {
  const rated = rubric.items.flatMap(({ id, weight, levels }) => {
    const level = ratings.find(({ item }) => item === id)?.level;
    return level === undefined ? [] : [{ weight, share: Math.min(1, level / (levels.length - 1)) }];
  });
  const weight = rated.reduce((sum, each) => sum + each.weight, 0);
  if (weight === 0) return null;
  const points = rated.reduce((sum, each) => sum + each.weight * each.share, 0);
  return Math.round((points / weight) * 1_000) / 10;
}

/** The share of rubric items on which all reviewers chose the same level; null with fewer than two. */
export function agreementOf(reviews: readonly Review[], rubric: Rubric): number | null {
  if (reviews.length < 2) return null;
  const levels = rubric.items
    .map(({ id }) => reviews.map(({ ratings }) => ratings.find(({ item }) => item === id)?.level))
    .filter((chosen) => chosen.every((level) => level !== undefined));
  if (levels.length === 0) return null;
  return levels.filter((chosen) => new Set(chosen).size === 1).length / levels.length;
}
