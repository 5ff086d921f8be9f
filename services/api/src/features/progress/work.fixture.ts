import type { Outcome, SubmissionRecord } from '../submission-records/record.js';
import { createSortableId } from '../../storage/sortable-id.js';

/** An outcome with this score. */
export const gradedWith = (percent: number): Outcome => ({
  status: 'graded',
  attempt: 1,
  verdict: percent === 100 ? 'accepted' : 'partial',
  reason: null,
  score: { points: percent, max: 100, percent, groups: [] },
  phases: null,
  finishedAt: 2,
  lastSeq: 3,
  epoch: 'e',
});

/** A submission that was sent at a time. */
export const sentAt = (createdAt: number, changes: Partial<SubmissionRecord> = {}): SubmissionRecord => ({
  id: createSortableId(createdAt),
  user: 'ann',
  slug: 'a',
  challenge: { slug: changes.slug ?? 'a', version: 1, digest: 'sha256:a' },
  language: 'python',
  mode: 'submit',
  seed: '00',
  createdAt,
  ...changes,
});
