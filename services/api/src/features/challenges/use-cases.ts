import type { ChallengeSummary, ChallengeView } from '@hone/contracts';
import { AppError } from '@hone/kit';
import type { ChallengeQuery } from './list-query.js';
import type { OfferedLanguages } from './offered-languages.js';
import { createCachedAnswers } from './cached-answers.js';
import type { VariantFileSource } from '../variants/variant-files.js';
import type { Variants } from '../variants/variants.js';
import { presentChallenge, presentSummary, presentVariant, type Progress } from './present.js';
import type { ChallengeRepository, ChallengeVersion } from './repository.js';
import { createSearch } from './search.js';

/** Progress of a user in the challenges, computed from submissions. */
export interface ProgressSource {
  /** Contains only challenges that the user has tried or solved. */
  progressOf(user: string): Promise<ReadonlyMap<string, Exclude<Progress, 'new'>>>;
}

interface ChallengePage {
  readonly items: readonly ChallengeSummary[];
  readonly nextCursor: string | null;
}

export interface ChallengeUseCases {
  /** Returns the same object to all callers while it is current; so does `get`, except for views with variants. */
  list(query: ChallengeQuery, user: string | undefined): Promise<Readonly<ChallengePage>>;
  /** Throws `CHALLENGE_NOT_FOUND`. Draws a variant for a user who has none, in challenges that draw them. */
  get(slug: string, user: string | undefined): Promise<Readonly<ChallengeView>>;
}

export interface ChallengeUseCaseOptions {
  readonly challenges: ChallengeRepository;
  readonly languages: OfferedLanguages;
  readonly progress: ProgressSource;
  readonly variants: Pick<Variants, 'open'>;
  readonly variantFiles: VariantFileSource;
  /** Called with the digest of a challenge that a user opens, and the seed of their variant. */
  readonly reportOpened: (digest: string, variant?: string) => void;
}

export function createChallengeUseCases(options: ChallengeUseCaseOptions): ChallengeUseCases {
  const { challenges, languages, progress } = options;
  const answers = createCachedAnswers();
  const views = createCachedAnswers();
  const search = createSearch(challenges);
  const progressOf = async (user: string | undefined) =>
    user === undefined ? NO_PROGRESS : progress.progressOf(user);

  return {
    async list(query, user) {
      const [all, offered, known] = await Promise.all([
        challenges.listNewest(),
        languages.current(),
        progressOf(user),
      ]);
      const found = await search(all, query.q);
      const name = `list ${JSON.stringify(query)} ${nameOf(known)}`;
      return answers.get([all, offered], name, () =>
        page(presentAll(all.filter(found), offered, known), query),
      );
    },
    async get(slug, user) {
      const challenge = await challenges.findNewest(slug);
      if (challenge === undefined) throw new AppError('CHALLENGE_NOT_FOUND');
      const { digest, version } = challenge;
      const [content, offered, known] = await Promise.all([
        challenges.findContent(digest),
        languages.current(),
        progressOf(user),
      ]);
      if (content === undefined) throw new Error(`challenge content ${digest} is missing from the database`);
      const status = known.get(slug) ?? 'new';
      const view = views.get([offered], `${slug} ${version} ${digest} ${status}`, () =>
        presentChallenge(challenge, content, offered(challenge), status),
      );
      if (challenge.hasVariants === true) return withVariant(options, challenge, view, user);
      options.reportOpened(digest);
      return view;
    },
  };
}

/**
 * The view with the user's variant, of which a visitor without a session has none. Its files may have megabytes, so it is
 * not cached.
 */
async function withVariant(
  { variants, variantFiles, reportOpened }: ChallengeUseCaseOptions,
  challenge: ChallengeVersion,
  view: ChallengeView,
  user: string | undefined,
): Promise<ChallengeView> {
  const drawn = user === undefined ? undefined : await variants.open(user, challenge);
  reportOpened(challenge.digest, drawn?.seed);
  return drawn === undefined
    ? { ...view, variant: null }
    : presentVariant(view, drawn.id, await variantFiles.get(drawn));
}

const NO_PROGRESS: ReadonlyMap<string, Progress> = new Map();

function presentAll(
  challenges: readonly ChallengeVersion[],
  offered: (challenge: ChallengeVersion) => readonly string[],
  known: ReadonlyMap<string, Progress>,
): ChallengeSummary[] {
  return challenges.map((each) => presentSummary(each, offered(each), known.get(each.slug) ?? 'new'));
}

/** Users with the same progress see the same page, so it is cached for both. */
const nameOf = (progress: ReadonlyMap<string, Progress>): string =>
  [...progress]
    .map(([slug, status]) => `${slug}:${status}`)
    .sort()
    .join(' ');

/** Easiest or shortest first, or by title; the slug makes the order total. */
const SORT_KEYS: Readonly<Record<ChallengeQuery['sort'], (row: ChallengeSummary) => string>> = {
  difficulty: ({ difficulty, slug }) => `${difficulty}:${slug}`,
  minutes: ({ minutes, slug }) => `${String(minutes).padStart(4, '0')}:${slug}`,
  title: ({ title, slug }) => `${title.toLowerCase()}:${slug}`,
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function matches(row: ChallengeSummary, query: ChallengeQuery): boolean {
  const any = <T>(wanted: readonly T[] | undefined, given: readonly T[]) =>
    wanted === undefined || wanted.length === 0 || wanted.some((value) => given.includes(value));
  return (
    any(query.kind, [row.kind]) &&
    any(query.skill, row.skills) &&
    any(query.difficulty, [row.difficulty]) &&
    any(query.language, row.languages) &&
    any(query.status, [row.status])
  );
}

/** The rows that pass the filters after the cursor, which is the sort key of the last row of the page before. */
function page(all: readonly ChallengeSummary[], query: ChallengeQuery): ChallengePage {
  const sortKey = SORT_KEYS[query.sort];
  const rows = all.filter((row) => matches(row, query)).sort((a, b) => compareText(sortKey(a), sortKey(b)));
  const after = query.cursor === undefined ? '' : Buffer.from(query.cursor, 'base64url').toString('utf8');
  const rest = rows.filter((row) => sortKey(row) > after);
  const items = rest.slice(0, query.limit);
  const last = items.at(-1);
  const more = rest.length > items.length && last !== undefined;
  return { items, nextCursor: more ? Buffer.from(sortKey(last)).toString('base64url') : null };
}
