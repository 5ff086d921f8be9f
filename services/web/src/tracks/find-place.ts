import type { TrackStep, TrackSummary } from '@hone/contracts/practice';

/** The place of a challenge in a track; `number` starts at 1. */
export interface TrackPlaceFound {
  readonly track: TrackSummary;
  readonly number: number;
  readonly previous: TrackStep | undefined;
  readonly next: TrackStep | undefined;
  /** The first one after it that the reader has not solved. */
  readonly goesOn: TrackStep | undefined;
  /** Suggested before this challenge and not solved yet. */
  readonly first: TrackStep['after'];
}

/** Finds a challenge in the requested track, else in the first one that has it. */
export function findPlace(
  tracks: readonly TrackSummary[],
  slug: string,
  wanted: string | null,
): TrackPlaceFound | undefined {
  const having = tracks.filter(({ challenges }) => challenges.some((step) => step.slug === slug));
  const track = having.find((each) => each.slug === wanted) ?? having[0];
  if (track === undefined) return undefined;
  const index = track.challenges.findIndex((step) => step.slug === slug);
  return {
    track,
    number: index + 1,
    previous: track.challenges[index - 1],
    next: track.challenges[index + 1],
    goesOn: track.challenges.slice(index + 1).find(({ status }) => status !== 'solved'),
    first: (track.challenges[index]?.after ?? []).filter(({ status }) => status !== 'solved'),
  };
}
