import type { ChallengeProgress, MyProgress, TrackSummary } from '@hone/contracts/practice';
import { isoTime, type Clock } from '@hone/kit';
import type { ChallengeRepository, ChallengeVersion } from '../challenges/repository.js';
import type { ChallengeWork, WorkSummary } from './repository.js';
import { measureSkills } from './skills.js';
import { computeStreak } from './streak.js';
import { suggest } from './suggest.js';
import type { WorkSummaries } from './work-summaries.js';

export interface ProgressUseCases {
  /** What the person did and could do next; dates are those of the time zone. */
  get(user: string, timeZone?: string): Promise<MyProgress>;
}

export interface ProgressUseCaseOptions {
  readonly challenges: Pick<ChallengeRepository, 'listNewest'>;
  readonly workSummaries: WorkSummaries;
  readonly tracks: { list(user: string): Promise<TrackSummary[]> };
  readonly clock: Pick<Clock, 'now'>;
}

const MINUTE_MS = 60_000;
const MOST_CONTINUED = 3;

export function createProgressUseCases(options: ProgressUseCaseOptions): ProgressUseCases {
  const { challenges: catalogue, workSummaries, tracks, clock } = options;
  return {
    async get(user, timeZone) {
      const [published, summary, ownTracks] = await Promise.all([
        catalogue.listNewest(),
        workSummaries.of(user),
        tracks.list(user),
      ]);
      const works = new Map(summary.challenges.map((work) => [work.slug, work]));
      const challenges = published.map((challenge) => present(challenge, works.get(challenge.slug)));
      const skills = measureSkills(challenges);
      return {
        challenges,
        skills,
        continue: listBegun(challenges),
        suggestions: suggest({ challenges, skills, tracks: ownTracks }),
        streak: computeStreak(summary.days, clock.now(), timeZone),
        totals: addUp(summary),
      };
    },
  };
}

function present(challenge: ChallengeVersion, work: ChallengeWork | undefined): ChallengeProgress {
  const { slug, title, kind, difficulty, minutes, skills } = challenge;
  const facts = { slug, title, kind, difficulty, minutes, skills };
  if (work === undefined) return { ...facts, ...NOTHING_DONE };
  const { best, firstPercent, solvedAt, lastAt, runs, submits, language, spentMs } = work;
  return {
    ...facts,
    status: solvedAt !== undefined ? 'solved' : submits > 0 ? 'tried' : 'new',
    runs,
    submits,
    best: best === undefined ? null : { ...best, at: isoTime(best.at) },
    firstPercent: firstPercent ?? null,
    lastAt: isoTime(lastAt),
    language,
    minutesSpent: Math.round(spentMs / MINUTE_MS),
  };
}

const NOTHING_DONE = {
  status: 'new',
  runs: 0,
  submits: 0,
  best: null,
  firstPercent: null,
  lastAt: null,
  language: null,
  minutesSpent: 0,
} as const;

/** Every challenge that was started, even if only with runs on the samples. */
function listBegun(challenges: readonly ChallengeProgress[]): MyProgress['continue'] {
  return challenges
    .flatMap(({ slug, title, kind, difficulty, minutes, status, lastAt, language }) =>
      status === 'solved' || lastAt === null || language === null
        ? []
        : [{ slug, title, kind, difficulty, minutes, lastAt, language }],
    )
    .sort((one, other) => (one.lastAt < other.lastAt ? 1 : -1))
    .slice(0, MOST_CONTINUED);
}

function addUp({ challenges }: WorkSummary): MyProgress['totals'] {
  const sum = (value: (work: ChallengeWork) => number) =>
    challenges.reduce((total, work) => total + value(work), 0);
  const solved = challenges.filter(({ solvedAt }) => solvedAt !== undefined).length;
  return {
    runs: sum(({ runs }) => runs),
    submits: sum(({ submits }) => submits),
    solved,
    tried: challenges.filter(({ submits }) => submits > 0).length - solved,
    minutesSpent: Math.round(sum(({ spentMs }) => spentMs) / MINUTE_MS),
  };
}
