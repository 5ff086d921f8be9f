import type { ChallengeContent, ChallengeRepository } from './repository.js';

/** Number of contents kept in memory: about the number of challenges in use at a time. */
const MOST_KEPT = 32;

/**
 * Caches the most recently used contents. A content never changes under its digest, and the returned objects
 * are frozen.
 */
export function cacheContents(challenges: ChallengeRepository, most = MOST_KEPT): ChallengeRepository {
  const kept = new Map<string, ChallengeContent>();
  return {
    ...challenges,
    async findContent(digest) {
      const content = kept.get(digest) ?? (await challenges.findContent(digest));
      if (content === undefined) return undefined;
      kept.delete(digest);
      kept.set(digest, Object.freeze(content));
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return content;
    },
  };
}
