import type { ChallengeSummary, ChallengeView } from '@hone/contracts';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { usePorts } from '../app/ports.js';
import type { NextStep } from '../results/next-step.js';
import { findPlace } from '../tracks/find-place.js';
import { useTracks } from '../tracks/use-tracks.js';
import type { SourcePlace } from './problems/source-references.js';
import { focusPane } from './panes.js';
import { useAids } from './use-aids.js';
import type { useFront } from './use-front.js';
import type { WorkHandle } from './use-work.js';
import { useWorkSetting } from './work-setting.js';

/** Distance from the challenge just solved: kind counts most, then a jump in difficulty, then skills. */
function distance(from: ChallengeView, { kind, skills, difficulty }: ChallengeSummary): number {
  const shared = skills.filter((skill) => from.skills.includes(skill)).length;
  return (kind === from.kind ? 0 : 20) + 4 * Math.abs(difficulty - from.difficulty - 0.5) - 3 * shared;
}

/** The unsolved challenge that is nearest to this one; undefined where all are solved. */
function nearestUnsolved(
  from: ChallengeView,
  all: readonly ChallengeSummary[],
): ChallengeSummary | undefined {
  return all
    .filter(({ slug, status }) => slug !== from.slug && status !== 'solved')
    .sort((a, b) => distance(from, a) - distance(from, b) || a.slug.localeCompare(b.slug))[0];
}

/** The next unsolved challenge of the reader's track; undefined without a track, or at its end. */
function useNextOfTrack(slug: string): NextStep['challenge'] {
  const [search] = useSearchParams();
  const { data = [] } = useTracks();
  const followed = search.get('track');
  const place = followed === null ? undefined : findPlace(data, slug, followed);
  if (place?.goesOn === undefined) return undefined;
  return { title: place.goesOn.title, to: `/challenges/${place.goesOn.slug}?track=${place.track.slug}` };
}

/** The challenge to continue with once this one is solved: the next of the track, else a similar one. */
function useNextChallenge(challenge: ChallengeView, solved: boolean): NextStep['challenge'] {
  const { api } = usePorts();
  const ofTrack = useNextOfTrack(challenge.slug);
  const query = useQuery({
    queryKey: ['challenges', 'next'],
    enabled: solved,
    queryFn: async ({ signal }) => (await api.listChallenges({ limit: '100' }, signal)).items,
  });
  const near = nearestUnsolved(challenge, query.data ?? []);
  return ofTrack ?? (near && { title: near.title, to: `/challenges/${near.slug}` });
}

/** The next steps after a verdict on this page. */
export function useNextStep(
  challenge: ChallengeView,
  handle: WorkHandle,
  front: ReturnType<typeof useFront>,
): NextStep {
  const { aids } = useWorkSetting();
  const editorial = useAids(challenge.slug).data?.editorial === true;
  const following = useNextChallenge(challenge, editorial);
  const openCode = (place?: SourcePlace) => {
    front.setPane('editor');
    if (place !== undefined) handle.goTo(place);
    // On small screens the pane is hidden until the next paint, and hidden elements take no focus.
    requestAnimationFrame(() => focusPane('editor'));
  };
  return {
    openCode,
    openHints: aids && challenge.hintsAvailable > 0 ? () => front.read('hints') : undefined,
    openEditorial: editorial ? () => front.read('editorial') : undefined,
    challenge: following,
  };
}
