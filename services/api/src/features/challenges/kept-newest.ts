import type { Clock } from '@hone/kit';
import { createFreshReading } from '../../storage/fresh-reading.js';
import type { ChallengeRepository, ChallengeVersion } from './repository.js';

/** How much later a process offers what another one published. */
const FRESH_MS = 1_000;

/**
 * The same challenges; the newest versions are read once a second at most, however many ask. What this process
 * publishes counts at once. The list is the same object as long as it holds the same versions.
 */
export function keepNewest(
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
        // Also where another process was first: its version is the newest one.
        newest.forget();
      }
    },
  };
}

class Catalogue {
  readonly versions: ChallengeVersion[];
  readonly bySlug: ReadonlyMap<string, ChallengeVersion>;
  /** Says which versions these are. */
  readonly name: string;

  constructor(versions: readonly ChallengeVersion[]) {
    this.versions = [...versions].sort((a, b) => (a.slug < b.slug ? -1 : 1));
    this.bySlug = new Map(this.versions.map((version) => [version.slug, version]));
    this.name = this.versions.map(({ slug, version, digest }) => `${slug}:${version}:${digest}`).join(' ');
  }
}
