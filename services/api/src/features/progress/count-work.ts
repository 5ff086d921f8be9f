import type { CountedSubmission } from '../submission-records/repository.js';
import { isSolved } from '../submissions/is-solved.js';
import type { ActiveDay, ChallengeWork, WorkSummary } from './repository.js';

/** A longer pause between two submissions counts as time away. */
const LONGEST_PAUSE_MS = 30 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

/** Adds submissions, in the order of their ids, to a summary. The same submissions always give the same summary. */
export function countWork(summary: WorkSummary, records: readonly CountedSubmission[]): WorkSummary {
  const works = new Map(summary.challenges.map((work) => [work.slug, work]));
  const days = new Map(summary.days.map((day) => [day.day, day]));
  let { upTo, lastAt } = summary;
  for (const record of records) {
    const before = works.get(record.slug) ?? startWork(record);
    // A regrade is not something that the person did, but its result counts.
    const active = record.regradeOf === undefined ? addActivity(before, record, lastAt) : before;
    works.set(record.slug, addResult(active, record));
    if (record.regradeOf === undefined) {
      addDay(days, record.createdAt);
      lastAt = Math.max(lastAt, record.createdAt);
    }
    upTo = record.id;
  }
  return { ...summary, upTo, lastAt, challenges: [...works.values()], days: [...days.values()] };
}

const startWork = ({ slug, createdAt, language }: CountedSubmission): ChallengeWork => ({
  slug,
  runs: 0,
  submits: 0,
  lastAt: createdAt,
  language,
  spentMs: 0,
});

function addActivity(work: ChallengeWork, record: CountedSubmission, lastAt: number): ChallengeWork {
  const { mode, createdAt, language } = record;
  const pause = createdAt - lastAt;
  return {
    ...work,
    runs: work.runs + (mode === 'run' ? 1 : 0),
    submits: work.submits + (mode === 'submit' ? 1 : 0),
    lastAt: Math.max(work.lastAt, createdAt),
    language,
    spentMs: work.spentMs + (pause > 0 && pause <= LONGEST_PAUSE_MS ? pause : 0),
  };
}

function addResult(work: ChallengeWork, { id, mode, outcome, createdAt }: CountedSubmission): ChallengeWork {
  if (mode !== 'submit' || outcome?.status !== 'graded') return work;
  const percent = outcome.score?.percent ?? 0;
  const isBest = work.best === undefined || percent > work.best.percent;
  return {
    ...work,
    firstPercent: work.firstPercent ?? percent,
    best: isBest ? { percent, submission: id, at: createdAt } : work.best,
    ...(isSolved(outcome) ? { solvedAt: work.solvedAt ?? createdAt } : {}),
  };
}

function addDay(days: Map<string, ActiveDay>, at: number): void {
  const day = new Date(at).toISOString().slice(0, 10);
  const minute = Math.floor((at % DAY_MS) / MINUTE_MS);
  const known = days.get(day);
  days.set(day, {
    day,
    first: Math.min(known?.first ?? minute, minute),
    last: Math.max(known?.last ?? minute, minute),
  });
}
