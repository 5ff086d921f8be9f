import { isoTime } from '@hone/kit';
import type { PersonalData } from '../accounts/personal-data.js';
import type { SummaryRepository } from './repository.js';

/**
 * Summaries as personal data. They are derived from submissions: once these have moved, both people's are removed and
 * computed again at the next read.
 */
export function createPersonalProgress(summaries: SummaryRepository): PersonalData {
  return {
    name: 'progress',
    async move(from, to) {
      await summaries.remove(from);
      await summaries.remove(to);
    },
    erase: (user) => summaries.remove(user),
    async *list(user) {
      const summary = await summaries.find(user);
      for (const { slug, runs, submits, best, solvedAt, spentMs } of summary?.challenges ?? [])
        yield {
          ...{ challenge: slug, runs, submits, bestPercent: best?.percent ?? null },
          solvedAt: solvedAt === undefined ? null : isoTime(solvedAt),
          minutesSpent: Math.round(spentMs / 60_000),
        };
    },
  };
}
