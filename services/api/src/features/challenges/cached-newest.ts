import type { Clock } from '@hone/kit';
import { createFreshReading } from '../../storage/fresh-reading.js';
import type { ChallengeRepository, ChallengeVersion } from './repository.js';

/** Maximum delay before a process sees a version that another one published. */
const FRESH_MS = 1_000;

/**
 * Caches the newest versions for a second. Versions that this process publishes are visible immediately. The
 * same array is returned while the versions are the same.
 */
export function cacheNewest(
  challenges: ChallengeRepository,
  clock: Pick<Clock, 'monotonic'>,
): ChallengeRepository {
  const newest = createFreshReading(
    async () => new Catalogue(await challenges.listNewest()),
    clock,
    FRESH_MS,
    (before, now) => before.name === now.name,
  );
  return {
    ...challenges,
    listNewest: async () => (await newest.get()).versions,
    findNewest: async (slug) => (await newest.get()).bySlug.get(slug),
    async insertVersion(version) {
      try {
        return await challenges.insertVersion(version);
      } finally {
        // Also when another process inserted first: its version is the newest one.
        newest.forget();
      }
    },
  };
}

class Catalogue {
  readonly versions: ChallengeVersion[];
  readonly bySlug: ReadonlyMap<string, ChallengeVersion>;
  /** Identifies this list of versions. */
  readonly name: string;

  constructor(versions: readonly ChallengeVersion[]) {
    this.versions = [...versions].sort((a, b) => (a.slug < b.slug ? -1 : 1));
    this.bySlug = new Map(this.versions.map((version) => [version.slug, version]));
    this.name = this.versions.map(({ slug, version, digest }) => `${slug}:${version}:${digest}`).join(' ');
  }
}
