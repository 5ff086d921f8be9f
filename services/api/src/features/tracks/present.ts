import type { ChallengeSummary } from '@hone/contracts';
import type { TrackFile, TrackStep, TrackSummary, TrackView } from '@hone/contracts/practice';

type Summaries = ReadonlyMap<string, ChallengeSummary>;
type Item = TrackFile['challenges'][number];

/** A row of the list; challenges that this site does not have are left out. */
export function summarizeTrack(track: TrackFile, summaries: Summaries): TrackSummary {
  return { ...factsOf(track, summaries), challenges: itemsOf(track, summaries).map(({ step }) => step) };
}

/** A track with its challenges, and those that it names and this site does not have. */
export function presentTrack(track: TrackFile, summaries: Summaries): TrackView {
  const items = itemsOf(track, summaries);
  return {
    ...factsOf(track, summaries),
    challenges: items.map(({ summary, item, step }) => ({ ...summary, why: item.why, after: step.after })),
    missing: track.challenges.map(({ challenge }) => challenge).filter((slug) => !summaries.has(slug)),
  };
}

function factsOf(track: TrackFile, summaries: Summaries) {
  const { slug, title, summary } = track;
  const found = itemsOf(track, summaries).map((each) => each.summary);
  const minutes = found.reduce((sum, challenge) => sum + challenge.minutes, 0);
  const solved = found.filter(({ status }) => status === 'solved').length;
  return { slug, title, summary, minutes, solved };
}

function itemsOf(
  { challenges }: TrackFile,
  summaries: Summaries,
): { item: Item; summary: ChallengeSummary; step: TrackStep }[] {
  return challenges.flatMap((item) => {
    const summary = summaries.get(item.challenge);
    return summary === undefined ? [] : [{ item, summary, step: stepOf(item, summary, summaries) }];
  });
}

function stepOf({ after = [] }: Item, summary: ChallengeSummary, summaries: Summaries): TrackStep {
  const named = after.flatMap((slug) => summaries.get(slug) ?? []);
  return { ...nameOf(summary), after: named.map(nameOf) };
}

const nameOf = ({ slug, title, status }: ChallengeSummary) => ({ slug, title, status });
