import type { ChallengeSummary } from '@hone/contracts';
import type { TrackFile, TrackSummary, TrackView } from '@hone/contracts/practice';
import { AppError, type Clock } from '@hone/kit';
import { createFreshReading } from '../../storage/fresh-reading.js';
import { presentSummary, type Progress } from '../challenges/present.js';
import type { OfferedLanguages } from '../challenges/offered-languages.js';
import type { ChallengeRepository } from '../challenges/repository.js';
import type { ProgressSource } from '../challenges/use-cases.js';
import { presentTrack, summarizeTrack } from './present.js';
import type { TrackRecord, TrackRepository } from './repository.js';

export interface TrackUseCases {
  list(user: string | undefined): Promise<TrackSummary[]>;
  /** Throws `TRACK_NOT_FOUND`. */
  get(slug: string, user: string | undefined): Promise<TrackView>;
  /** Replaces all tracks. Repeating it after a crash completes it. */
  publish(tracks: readonly TrackFile[]): Promise<void>;
}

export interface TrackUseCaseOptions {
  readonly tracks: TrackRepository;
  readonly challenges: Pick<ChallengeRepository, 'listNewest'>;
  readonly languages: OfferedLanguages;
  readonly progress: ProgressSource;
  readonly clock: Pick<Clock, 'monotonic'>;
}

/** Maximum delay before a process sees tracks that another one published. */
const FRESH_MS = 5_000;

export function createTrackUseCases(options: TrackUseCaseOptions): TrackUseCases {
  const { tracks, clock } = options;
  const published = createFreshReading(() => tracks.list({ where: {} }), clock, FRESH_MS);

  return {
    async list(user) {
      const [records, summaries] = await Promise.all([published.get(), summarize(options, user)]);
      return [...records]
        .sort(byOrder)
        .map((track) => summarizeTrack(track, summaries))
        .filter(({ challenges }) => challenges.length > 0);
    },
    async get(slug, user) {
      const [records, summaries] = await Promise.all([published.get(), summarize(options, user)]);
      const track = records.find((record) => record.slug === slug);
      if (track === undefined) throw new AppError('TRACK_NOT_FOUND');
      return presentTrack(track, summaries);
    },
    async publish(files) {
      for (const track of files) await tracks.put({ id: track.slug, ...track });
      const kept = new Set(files.map(({ slug }) => slug));
      for (const { id } of await tracks.list({ where: {} })) if (!kept.has(id)) await tracks.remove(id);
      published.forget();
    },
  };
}

const byOrder = (one: TrackRecord, other: TrackRecord): number =>
  one.order - other.order || (one.slug < other.slug ? -1 : 1);

/** The published challenges by slug, as this user sees them. */
async function summarize(
  { challenges, languages, progress }: TrackUseCaseOptions,
  user: string | undefined,
): Promise<ReadonlyMap<string, ChallengeSummary>> {
  const [all, offered, known] = await Promise.all([
    challenges.listNewest(),
    languages.current(),
    user === undefined ? NO_PROGRESS : progress.progressOf(user),
  ]);
  return new Map(
    all.map((each) => [each.slug, presentSummary(each, offered(each), known.get(each.slug) ?? 'new')]),
  );
}

const NO_PROGRESS: ReadonlyMap<string, Progress> = new Map();
