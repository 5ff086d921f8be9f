import type { ChallengeContent, ChallengeRepository } from './repository.js';

/** Contents that a process keeps: those of the challenges that people work on at a time. */
const MOST_KEPT = 32;

/**
 * The same challenges; the contents used last are read once. A content never changes under its digest, and what is handed
 * out is frozen.
 */
export function keepContents(challenges: ChallengeRepository, most = MOST_KEPT): ChallengeRepository {
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
