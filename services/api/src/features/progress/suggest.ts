import type { ChallengeProgress, SkillProgress, Suggestion, TrackSummary } from '@hone/contracts/practice';

export interface SuggestFrom {
  readonly challenges: readonly ChallengeProgress[];
  readonly skills: readonly SkillProgress[];
  readonly tracks: readonly TrackSummary[];
}

type Reason = Suggestion['reason'];
interface Candidate {
  readonly slug: string;
  readonly reason: Reason;
}

const MOST = 4;

/**
 * Challenges to do next, best reason first: the next one of tracks that were begun, a skill in doubt, a skill without any
 * measurement, one level harder. Users who solved nothing get the first track.
 */
export function suggest(from: SuggestFrom): Suggestion[] {
  const open = new Map(
    from.challenges.filter(({ status }) => status === 'new').map((each) => [each.slug, each]),
  );
  const candidates = [...begunTracks(from), ...firstTrack(from), ...doubtfulSkills(from), ...harder(from)];
  const suggestions = new Map<string, Suggestion>();
  for (const { slug, reason } of candidates) {
    const found = open.get(slug);
    if (found === undefined || suggestions.has(slug) || suggestions.size === MOST) continue;
    const { title, kind, difficulty, minutes } = found;
    suggestions.set(slug, { slug, title, kind, difficulty, minutes, reason });
  }
  return [...suggestions.values()];
}

const nextOf = ({ challenges }: TrackSummary): string | undefined =>
  challenges.find(({ status }) => status === 'new')?.slug;

/** Tracks with a solved challenge, those that are nearly complete first. */
function begunTracks({ tracks }: SuggestFrom): Candidate[] {
  return tracks
    .filter(({ solved, challenges }) => solved > 0 && solved < challenges.length)
    .sort((one, other) => other.solved / other.challenges.length - one.solved / one.challenges.length)
    .slice(0, 2)
    .flatMap((track) => {
      const slug = nextOf(track);
      const { title, solved, challenges } = track;
      const reason: Reason = { type: 'track', slug: track.slug, title, solved, total: challenges.length };
      return slug === undefined ? [] : [{ slug, reason }];
    });
}

function firstTrack({ tracks, challenges }: SuggestFrom): Candidate[] {
  const [track] = tracks;
  if (track === undefined || challenges.some(({ status }) => status === 'solved')) return [];
  const reason: Reason = { type: 'first', slug: track.slug, title: track.title };
  return track.challenges.map(({ slug }) => ({ slug, reason })).slice(0, 2);
}

/** The skill with the widest range, then one that nothing measured, each by the easiest challenge that has it. */
function doubtfulSkills({ challenges, skills }: SuggestFrom): Candidate[] {
  const easiest = (skill: SkillProgress['skill'], reason: Reason): Candidate[] =>
    byDifficulty(challenges.filter((each) => each.status === 'new' && each.skills.includes(skill)))
      .slice(0, 1)
      .map(({ slug }) => ({ slug, reason }));
  const unsure = skills
    .flatMap(({ skill, measured }) =>
      measured === null ? [] : [{ skill, width: measured.high - measured.low }],
    )
    .sort((one, other) => other.width - one.width)
    .flatMap(({ skill }) => easiest(skill, { type: 'unsure', skill }))
    .slice(0, 1);
  const unmeasured = skills
    .filter(({ measured, offered }) => measured === null && offered > 0)
    .flatMap(({ skill }) => easiest(skill, { type: 'unmeasured', skill }))
    .slice(0, 2);
  return [...unsure, ...unmeasured];
}

/** One level above the challenge that was solved last. */
function harder({ challenges }: SuggestFrom): Candidate[] {
  const last = challenges
    .filter(({ status }) => status === 'solved')
    .sort((one, other) => ((one.lastAt ?? '') < (other.lastAt ?? '') ? 1 : -1))[0];
  if (last === undefined) return [];
  return challenges
    .filter(({ kind, difficulty }) => kind === last.kind && difficulty === last.difficulty + 1)
    .map(({ slug }) => ({ slug, reason: { type: 'harder' as const, than: last.title } }));
}

const byDifficulty = (challenges: readonly ChallengeProgress[]): ChallengeProgress[] =>
  [...challenges].sort((one, other) => one.difficulty - other.difficulty || one.minutes - other.minutes);
